package io.commentlog.kit.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file.
 *
 * @param type what stands after {@code BEGIN}
 * @param base64 what it holds
 */
record Pem(String type, String base64) {
    /** More than any chain of certificates has. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]{1,500000}+)-----END \\1-----");

    /** All that is in the file, as text, whether or not it is PEM. */
    static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new BadPem("Cannot read " + file + ": there is no such file", e);
        } catch (IOException e) {
            throw new BadPem("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** What it holds, or nothing if that is damaged. */
    byte[] der() {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static List<Pem> blocks(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Pem(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** At least one, in the file's order. */
    static List<X509Certificate> certificates(String text, Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem block : blocks(text)) {
                if (block.type().equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
                }
            }
        } catch (CertificateException e) {
            throw new BadPem(file + " has a certificate that cannot be read", e);
        }
        if (certificates.isEmpty()) {
            throw new BadPem(
                    file + " has no certificate in PEM: no line '-----BEGIN CERTIFICATE-----' and what follows");
        }
        return certificates;
    }

    /** The first private key. */
    static Pem privateKey(String text, Path file) {
        if (text.contains("ENCRYPTED")) {
            throw new BadPem(file + " has an encrypted private key: it must be without a passphrase, and readable by"
                    + " nobody else instead");
        }
        return blocks(text).stream()
                .filter(block -> block.type().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new BadPem(
                        file + " has no private key in PEM: no line '-----BEGIN PRIVATE KEY-----' and what follows"));
    }

    @Override
    public String toString() {
        return type;
    }
}
