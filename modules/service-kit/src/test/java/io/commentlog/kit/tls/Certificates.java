package io.commentlog.kit.tls;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Certificates of this machine, made now, each signed by itself, and their files. */
public final class Certificates {
    private Certificates() {}

    public static X509Bundle named(String name, CertificateBuilder.Algorithm kind) {
        try {
            return new CertificateBuilder()
                    .algorithm(kind)
                    .notBefore(Instant.now().minus(Duration.ofDays(1)))
                    .subject("CN=" + name)
                    .addSanDnsName("localhost")
                    .addSanIpAddress("127.0.0.1")
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static X509Bundle named(String name) {
        return named(name, CertificateBuilder.Algorithm.ecp256);
    }

    /** In two files of the directory, looked at ten times a second. */
    public static TlsFiles write(X509Bundle bundle, Path directory) {
        TlsFiles files =
                new TlsFiles(directory.resolve("cert.pem"), directory.resolve("key.pem"), Duration.ofMillis(100));
        write(files.certificate(), bundle.getCertificatePathPEM());
        write(files.key(), bundle.getPrivateKeyPEM());
        return files;
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
