package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class HealthByTlsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private X509Bundle authority;
    private HttpsServer node;

    @BeforeEach
    void start() throws Exception {
        authority = new CertificateBuilder()
                .subject("CN=Authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        X509Bundle ofTheNode = signed("localhost");
        Files.writeString(directory.resolve("node.pem"), ofTheNode.getCertificatePathPEM());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ofTheNode.toKeyManagerFactory().getKeyManagers(), null, null);
        node = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.setHttpsConfigurator(new HttpsConfigurator(context));
        node.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    private X509Bundle signed(String host) throws Exception {
        return new CertificateBuilder().subject("CN=node").addSanDnsName(host).buildIssuedBy(authority);
    }

    private String file(String name, X509Bundle bundle) throws Exception {
        return Files.writeString(directory.resolve(name), bundle.getCertificatePEM())
                .toString();
    }

    @Test
    void isZeroForANodeWhoseCertificateIsBelieved() throws Exception {
        String trust = file("trust.pem", authority);
        assertThat(run(Map.of(), "health", "--url", url("localhost"), "--tls-trust", trust))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(run(Map.of("COMMENTLOG_TLS_TRUST", trust), "health", "--url", url("localhost")))
                .isZero();
    }

    @Test
    void isOneForANodeThatIsNotBelieved() throws Exception {
        assertThat(run(Map.of(), "health", "--url", url("localhost"))).isEqualTo(1);
        String another = file(
                "another.pem",
                new CertificateBuilder()
                        .subject("CN=Another")
                        .setIsCertificateAuthority(true)
                        .buildSelfSigned());
        assertThat(run(Map.of(), "health", "--url", url("localhost"), "--tls-trust", another))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("commentlog: " + url("localhost") + " does not answer: "));
    }

    @Test
    void isOneForANodeOfAnotherName() throws Exception {
        assertThat(run(Map.of(), "health", "--url", url("127.0.0.1"), "--tls-trust", file("trust.pem", authority)))
                .isEqualTo(1);
    }

    /** By its address, which is in no certificate. */
    @Test
    void asksTheNodeOfItsOwnSettingsByTls() throws Exception {
        String port = String.valueOf(node.getAddress().getPort());
        String own = directory.resolve("node.pem").toString();
        assertThat(run(Map.of("COMMENTLOG_PORT", port, "COMMENTLOG_TLS_CERT", own), "health"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        String another = file("another.pem", signed("localhost"));
        assertThat(run(Map.of("COMMENTLOG_PORT", port, "COMMENTLOG_TLS_CERT", another), "health"))
                .isEqualTo(1);
    }

    @Test
    void tellsOfAFileThatCannotBeUsed() {
        assertThat(run(Map.of(), "health", "--url", url("localhost"), "--tls-trust", "nothing.pem"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("commentlog: Cannot read nothing.pem: there is no such file.");
    }

    private String url(String host) {
        return "https://" + host + ":" + node.getAddress().getPort();
    }

    private int run(Map<String, String> environment, String... words) {
        return new CommentlogCommand("1.2.3", environment, stream(out), stream(err)).run(words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
