package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is deployed in front of the nodes, a real nginx on the very configuration, while the nodes behind it die. All clients
 * have one address here, so one of the two nodes has them all: each is killed once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
final class NginxIT {
    /** Visits between one event and the next. */
    private static final int SOME = 60;

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String[] SETTINGS = {
        "--trusted-proxies", "127.0.0.1", "--rate-limit", "1000/1", "--rate-limit-exempt", "none", "--recent", "5000"
    };

    private final int nginxPort = FreePorts.next();
    private final int otherPort = FreePorts.next();
    private final List<AutoCloseable> running = new ArrayList<>();
    private Deployment deployment;
    private int onePort;
    private NodeProcess one;
    private NodeProcess other;
    private CommentClient client;

    @BeforeAll
    void start(@TempDir Path directory) {
        assumeTrue(NginxProcess.program().isPresent(), NginxProcess.MISSING);
        deployment = later(Deployment.inFourProcesses("nginx", directory.resolve("data"), SETTINGS));
        one = deployment.front();
        onePort = port(deployment.client());
        other = node("nginx-other", otherPort);
        Map<String, Integer> ports = Map.of(
                "query-1:8080", onePort,
                "query-2:8080", otherPort,
                "bot-1:8080", port(deployment.bot()),
                "listen 8080", nginxPort);
        client = later(NginxProcess.start(NginxProcess.configure(ports, directory), nginxPort))
                .client();
    }

    @AfterAll
    void end() throws Exception {
        for (int last = running.size() - 1; last >= 0; last--) {
            running.get(last).close();
        }
    }

    private static int port(CommentClient client) {
        return URI.create(client.url()).getPort();
    }

    private <T extends AutoCloseable> T later(T process) {
        running.add(process);
        return process;
    }

    private NodeProcess node(String name, int port) {
        NodeProcess node = later(deployment.anotherFront(name, port, SETTINGS));
        node.awaitReady(port);
        return node;
    }

    @Test
    @Order(1)
    void hidesTheEndOfEachNodeFromReadersAndLetsWritersSendAgain() {
        try (Visitors visitors = Visitors.come(client)) {
            visitors.go(SOME);
            one.kill9();
            visitors.go(SOME);
            one = node("nginx-one", onePort);
            visitors.go(SOME);
            other.kill9();
            visitors.go(SOME);
            other = node("nginx-other", otherPort);
            visitors.go(SOME);
            one.terminate();
            visitors.go(SOME);
            one = node("nginx-one", onePort);
            other.terminate();
            visitors.go(SOME);
            other = node("nginx-other", otherPort);
            visitors.leave();

            Measured.tell("nginx, each node killed once and ended once: " + visitors);
            assertThat(visitors.failedReads()).isEmpty();
            visitors.assertFollowed();
            visitors.assertKept(client.listAll());
        }
    }

    @Test
    @Order(2)
    void readsPastANodeThatHangs() {
        for (NodeProcess node : List.of(one, other)) {
            node.pause();
            try {
                assertThat(IntStream.range(0, 10)
                                .mapToObj(any ->
                                        client.get("/api/comments?limit=1").status()))
                        .containsOnly(200);
            } finally {
                node.goOn();
            }
        }
    }

    @Test
    @Order(3)
    void streamsEventsAsTheyCome() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest stream = HttpRequest.newBuilder(URI.create(client.url() + "/api/comments/stream"))
                .timeout(SOON)
                .build();
        assertThat(client.post(Draft.of("For the stream").withId("streamed")).status())
                .isEqualTo(200);
        try (var lines = http.send(stream, BodyHandlers.ofLines()).body()) {
            assertThat(lines.anyMatch(line -> line.contains("\"streamed\""))).isTrue();
        }
    }

    @Test
    @Order(4)
    void answersWhatItDoesNotPassOn() {
        for (String path : List.of("/metrics", "/internal/comments/some-id")) {
            HttpAnswer answer = client.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("error").asText()).isEqualTo("Not found");
        }
        HttpAnswer tooLarge = client.post("/api/comments", "x".repeat(2 << 20), SOON);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.json().path("error").asText()).isNotEmpty();
        assertThat(client.get("/api/bot/status").json().path("entities")).isNotEmpty();
    }

    @Test
    @Order(5)
    void saysWhenToComeAgainWhereNoNodeIs() {
        one.kill9();
        other.kill9();
        for (HttpAnswer answer :
                List.of(client.get("/api/comments?limit=1"), client.get("/api/comments?cursor=&wait=1"), post())) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).contains("1");
            assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
            assertThat(answer.json().path("error").asText()).isEqualTo("No node answers");
        }
    }

    private HttpAnswer post() {
        return client.post(Draft.of("To nobody"));
    }
}
