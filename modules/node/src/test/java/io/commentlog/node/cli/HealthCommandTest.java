package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HealthCommandTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Shell shell = new Shell();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer node;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            if (status == 0) {
                return; // says nothing
            }
            byte[] body = "{\"status\":\"not ready\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    @Test
    void isZeroForANodeThatIsReady() {
        assertThat(shell.runWords(Map.of(), "health", "--url", url())).isZero();
        assertThat(shell.out()).isEqualTo(url() + " is ready\n");
        assertThat(shell.err()).isEmpty();
        assertThat(asked).containsExactly("/health/ready");
    }

    @Test
    void isOneForANodeThatIsNot() {
        status = 503;
        assertThat(shell.runWords(Map.of(), "health", "--url", url() + "/")).isEqualTo(1);
        assertThat(shell.err()).isEqualTo("commentlog: " + url() + "/ is not ready: 503 {\"status\":\"not ready\"}\n");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void isOneForANodeThatIsNotThere() {
        node.stop(0);
        assertThat(shell.runWords(Map.of(), "health", "--url", url())).isEqualTo(1);
        assertThat(shell.err()).startsWith("commentlog: " + url() + " does not answer: ");
    }

    @Test
    void isOneForANodeThatSaysNothing() {
        status = 0;
        var question = new HealthCommand.Question(URI.create(url()), Optional.empty(), true);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(HealthCommand.run(question, SHORT, both, both)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("commentlog: " + url() + " does not answer: ");
    }

    @Test
    void asksTheNodeOfItsOwnSettings() {
        String port = String.valueOf(node.getAddress().getPort());
        assertThat(shell.runWords(Map.of("COMMENTLOG_PORT", port, "COMMENTLOG_BIND", "0.0.0.0"), "health"))
                .isZero();
        assertThat(shell.out()).isEqualTo(url() + " is ready\n");
    }

    @Test
    void needsAPortThatCanBeAsked() {
        assertThat(shell.runWords(Map.of("COMMENTLOG_PORT", "0"), "health")).isEqualTo(2);
        assertThat(shell.err()).startsWith("commentlog: --url is needed: port 0 is none that can be asked.\n");
    }

    @Test
    void needsTheUrlOfANode() {
        assertThat(shell.runWords(Map.of(), "health", "--url", "http://a b")).isEqualTo(2);
        assertThat(shell.runWords(Map.of(), "health", "--url", "node")).isEqualTo(2);
        assertThat(shell.err())
                .contains(
                        "commentlog: --url must be http://HOST:PORT or https://HOST:PORT, not 'http://a b'.",
                        "commentlog: --url must be http://HOST:PORT or https://HOST:PORT, not 'node'.");
    }

    private String url() {
        return "http://127.0.0.1:" + node.getAddress().getPort();
    }
}
