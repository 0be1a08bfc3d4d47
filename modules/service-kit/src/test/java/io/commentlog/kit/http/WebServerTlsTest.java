package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.CannotStart;
import io.commentlog.kit.http.RawClient.Reply;
import io.commentlog.kit.tls.Certificates;
import io.commentlog.kit.tls.TlsFiles;
import io.commentlog.kit.tls.Trust;
import io.netty.pkitesting.X509Bundle;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WebServerTlsTest {
    private static final List<String> PROTOCOLS = List.of("TLSv1.2", "TLSv1.3");
    private static final int OFTEN = 10;
    /** So many connections reach both event loops. */
    private static final int CONNECTIONS = 6;

    @TempDir
    private Path directory;

    private final X509Bundle one = Certificates.named("one");
    private final X509Bundle two = Certificates.named("two");
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger();
    private TlsFiles files;
    private TestServer server;

    @BeforeEach
    void start() {
        files = Certificates.write(one, directory);
        Routes routes = new Routes().get("/same", request -> {
            int now = version.get();
            asked.incrementAndGet();
            return Future.succeededFuture(
                    Answer.json(200, "\"" + now + "\"").whichStandsWhile(() -> version.get() == now));
        });
        server = new TestServer(routes, files);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SSLSocket socket(String... protocols) throws IOException {
        Path trusted = directory.resolve("trusted.pem");
        Certificates.write(trusted, one.getCertificatePEM() + two.getCertificatePEM());
        SSLSocket socket = (SSLSocket) Trust.in(trusted)
                .context()
                .getSocketFactory()
                .createSocket("127.0.0.1", server.server().port());
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    private RawClient client() throws IOException {
        return new RawClient(socket());
    }

    /** They are kept and found by what they say, not by what it looks like on the wire, which is never the same. */
    @Test
    void answersARepeatedPollWithoutItsEndpoint() throws IOException {
        try (RawClient client = client()) {
            Reply first = client.request("GET /same HTTP/1.1").reply();
            for (int i = 1; i < OFTEN; i++) {
                assertThat(client.request("GET /same HTTP/1.1").reply()).isEqualTo(first);
            }
            assertThat(first.body()).isEqualTo("\"0\"");
            assertThat(asked).hasValue(2);
            version.incrementAndGet();
            assertThat(client.request("GET /same HTTP/1.1").reply().body()).isEqualTo("\"1\"");
        }
    }

    /** Deciphered, several requests come at once, and their answers go out together. */
    @Test
    void answersRepeatedPollsThatComeTogether() throws IOException {
        String poll = "GET /same HTTP/1.1\r\nHost: test\r\n\r\n";
        try (RawClient client = client()) {
            for (int i = 0; i < OFTEN; i++) {
                client.send(poll).send(poll).send(poll + poll);
            }
            for (int i = 0; i < 4 * OFTEN; i++) {
                assertThat(client.reply().body()).isEqualTo("\"0\"");
            }
        }
    }

    /** Without TLS's own word for the end, a careful client takes it for an attack that cuts answers short. */
    @Test
    void tellsWhomItRefusesWhyAndEndsInOrder() throws IOException {
        for (String protocol : PROTOCOLS) {
            try (RawClient client = new RawClient(socket(protocol))) {
                assertThat(client.send("NONSENSE\r\n\r\n").reply().status()).isEqualTo(400);
                assertEndsInOrder(client);
            }
        }
    }

    @Test
    void endsInOrderWhereTheClientWantsIt() throws IOException {
        for (String protocol : PROTOCOLS) {
            try (RawClient client = new RawClient(socket(protocol))) {
                client.request("GET /same HTTP/1.1", "Connection: close");
                assertThat(client.reply().status()).isEqualTo(200);
                assertEndsInOrder(client);
            }
        }
    }

    private static void assertEndsInOrder(RawClient client) {
        assertThat(Boolean.getBoolean("com.sun.net.ssl.requireCloseNotify"))
                .as("that this JVM tells a cut from an end, as the build has it")
                .isTrue();
        assertThat(client.rest()).isEmpty(); // a cut is an exception here
    }

    @Test
    void speaksTls12And13() throws IOException {
        for (String protocol : PROTOCOLS) {
            try (SSLSocket socket = socket(protocol)) {
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            }
        }
    }

    /** Before there is a request, which would have its own time. */
    @Test
    void endsAHandshakeThatTakesTooLong() {
        Duration soon = Duration.ofMillis(200);
        Duration late = Duration.ofMinutes(10);
        Patience patience = new Patience(soon, late, late, late);
        try (TestServer impatient = new TestServer(new Routes(), files, patience);
                RawClient silent = impatient.client();
                RawClient slow = impatient.client()) {
            slow.send("\u0016\u0003\u0001");
            assertThat(silent.rest()).doesNotContain("HTTP");
            assertThat(slow.rest()).doesNotContain("HTTP");
        }
    }

    @Test
    void speaksNoPlainHttpOnThatPort() {
        try (RawClient client = server.client()) {
            client.request("GET /same HTTP/1.1");
            assertThat(client.rest()).doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void servesAnotherCertificateOnceItsFilesSaySo() throws IOException {
        try (RawClient before = client()) {
            before.request("GET /same HTTP/1.1").reply();
            Certificates.write(two, directory);
            awaitCertificate("CN=two");
            assertThat(before.request("GET /same HTTP/1.1").reply().status()).isEqualTo(200);
        }
        Certificates.write(files.key(), "no key");
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(certificate()).isEqualTo("CN=two");
        }
    }

    private void awaitCertificate(String name) throws IOException {
        int inARow = 0;
        while (inARow < CONNECTIONS) {
            inARow = certificate().equals(name) ? inARow + 1 : 0;
        }
    }

    private String certificate() throws IOException {
        try (SSLSocket socket = socket()) {
            socket.startHandshake();
            return Arrays.stream(socket.getSession().getPeerCertificates())
                    .findFirst()
                    .map(X509Certificate.class::cast)
                    .orElseThrow()
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    @Test
    void doesNotStartWithoutItsCertificate() {
        Certificates.write(files.certificate(), "nothing");
        assertThatThrownBy(() -> new TestServer(new Routes(), files))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(files.certificate() + " has no certificate in PEM");
    }
}
