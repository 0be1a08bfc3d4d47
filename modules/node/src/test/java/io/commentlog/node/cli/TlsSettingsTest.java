package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.node.wiring.RoleName;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsSettingsTest {
    private static final Set<RoleName> QUERY = Set.of(RoleName.QUERY);

    @TempDir
    private Path directory;

    private String certificate;
    private String key;

    @BeforeEach
    void make() throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        certificate = file("cert.pem", bundle.getCertificatePEM());
        key = file("key.pem", bundle.getPrivateKeyPEM());
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static List<String> problems(Map<Setting, String> options, Set<RoleName> roles) {
        Settings settings = Settings.resolve(CommandSettings.RUN, options, Map.of(), SettingsFile.NONE);
        TlsSettings.read(settings, roles);
        TlsSettings.trust(settings);
        return settings.problems();
    }

    @Test
    void areNoneUnlessTheyAreSet() {
        Settings settings = Settings.resolve(CommandSettings.RUN, Map.of(), Map.of(), SettingsFile.NONE);
        assertThat(TlsSettings.read(settings, QUERY)).isEmpty();
        assertThat(TlsSettings.trust(settings)).isEmpty();
    }

    @Test
    void nameFilesThatFit() {
        Map<Setting, String> options =
                Map.of(Setting.TLS_CERT, certificate, Setting.TLS_KEY, key, Setting.TLS_TRUST, certificate);
        Settings settings = Settings.resolve(CommandSettings.RUN, options, Map.of(), SettingsFile.NONE);
        assertThat(TlsSettings.read(settings, QUERY))
                .hasValueSatisfying(files -> assertThat(files.certificate()).hasToString(certificate));
        assertThat(TlsSettings.trust(settings)).isPresent();
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void goTogether() {
        assertThat(problems(Map.of(Setting.TLS_CERT, certificate), QUERY))
                .containsExactly(
                        "--tls-cert and --tls-key go together: a certificate, and the private key that fits it.");
    }

    @Test
    void tellWhatIsWrongWithTheirFiles() throws Exception {
        Map<Setting, String> options = new HashMap<>(Map.of(Setting.TLS_CERT, certificate, Setting.TLS_KEY, key));
        options.put(Setting.TLS_KEY, key + "-not");
        options.put(Setting.TLS_TRUST, file("empty.pem", ""));
        assertThat(problems(options, QUERY))
                .containsExactly(
                        "Cannot read " + key + "-not: there is no such file.",
                        directory.resolve("empty.pem")
                                + " has no certificate in PEM: no line '-----BEGIN CERTIFICATE-----' and what follows.");
    }

    /** Or reads by id would fail as soon as another process owns the comment. */
    @Test
    void tellWhomToBelieveWhereNodesAskTheirLike() {
        Map<Setting, String> options = Map.of(Setting.TLS_CERT, certificate, Setting.TLS_KEY, key);
        assertThat(problems(options, Set.of(RoleName.MATERIALIZE)))
                .containsExactly(
                        "--tls-trust is needed with --tls-cert: nodes with the role materialize ask each other.");
        assertThat(problems(options, Set.of(RoleName.MATERIALIZE, RoleName.BROKER)))
                .isEmpty();
    }
}
