package io.commentlog.kit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IdentityTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ecp256", "ecp384", "rsa2048", "ed25519"})
    void isACertificateAndTheKeyThatFits(Algorithm kind) {
        X509Bundle bundle = Certificates.named("commentlog", kind);
        Identity identity = Certificates.write(bundle, directory).identity();
        assertThat(identity.expires())
                .isEqualTo(bundle.getCertificate().getNotAfter().toInstant());
        assertThat(identity.keys().getKeyManagers()).isNotEmpty();
    }

    /** As openssl and others wrote keys before PKCS#8, which ends with such a key. */
    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ecp256", "rsa2048"})
    void readsTheOlderFormsOfKeys(Algorithm kind) {
        X509Bundle bundle = Certificates.named("commentlog", kind);
        TlsFiles files = Certificates.write(bundle, directory);
        byte[] pkcs8 = bundle.getKeyPair().getPrivate().getEncoded();
        boolean isRsa = kind == Algorithm.rsa2048;
        int at = isRsa ? 26 : 28; // behind version, kind, and the last octet string's own head
        Certificates.write(
                files.key(),
                pem(isRsa ? "RSA PRIVATE KEY" : "EC PRIVATE KEY", Arrays.copyOfRange(pkcs8, at, pkcs8.length)));
        assertThat(files.identity().toString()).contains("CN=commentlog");
    }

    @Test
    void isRefusedWhereTheKeyIsAnotherOnes() {
        TlsFiles files = Certificates.write(Certificates.named("one"), directory);
        for (Algorithm other : new Algorithm[] {Algorithm.ecp256, Algorithm.ecp384, Algorithm.rsa2048}) {
            Certificates.write(files.key(), Certificates.named("other", other).getPrivateKeyPEM());
            assertThatThrownBy(files::identity)
                    .isInstanceOf(BadPem.class)
                    .hasMessage("The key in " + files.key() + " does not fit the certificate in " + files.certificate()
                            + ", whose own certificate must be the first in it");
        }
    }

    @Test
    void saysWhichFileIsNotThere() throws IOException {
        TlsFiles files = Certificates.write(Certificates.named("one"), directory);
        Files.delete(files.key());
        assertThatThrownBy(files::identity).hasMessage("Cannot read " + files.key() + ": there is no such file");
    }

    @Test
    void saysWhatIsNoPemAndTellsNothingOfIt() {
        TlsFiles files = Certificates.write(Certificates.named("one"), directory);
        String key = Certificates.named("two").getPrivateKeyPEM();
        Certificates.write(files.certificate(), key);
        assertThatThrownBy(files::identity)
                .hasMessageStartingWith(files.certificate() + " has no certificate in PEM")
                .hasMessageNotContaining(key.lines().toList().get(1));
        Certificates.write(files.certificate(), pem("CERTIFICATE", new byte[] {1, 2, 3}));
        assertThatThrownBy(files::identity).hasMessage(files.certificate() + " has a certificate that cannot be read");
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        TlsFiles files = Certificates.write(Certificates.named("one"), directory);
        Certificates.write(files.key(), "");
        assertThatThrownBy(files::identity).hasMessageStartingWith(files.key() + " has no private key in PEM");
        Certificates.write(files.key(), pem("PRIVATE KEY", new byte[] {1, 2, 3}));
        assertThatThrownBy(files::identity).hasMessage(files.key() + " has a private key that cannot be read");
        Certificates.write(files.key(), pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}));
        assertThatThrownBy(files::identity).hasMessageContaining("must be without a passphrase");
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }
}
