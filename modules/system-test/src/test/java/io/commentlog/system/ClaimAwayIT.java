package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.commentlog.event.CommentEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A worker's node answers while no broker does, and what was asked meanwhile is done once. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaimAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration IN_TIME = Duration.ofSeconds(16);
    /** The first waits five seconds for the brokers to confirm it. The keeper may pause for one before it joins again. */
    private static final Duration WITHOUT_THAT_WAIT = Duration.ofSeconds(4);

    private final int port = FreePorts.next();
    private final int brokerPort = FreePorts.next();
    private final int brokersOwnPort = FreePorts.next();
    private final CommentClient client = new CommentClient(URI.create("http://127.0.0.1:" + port));
    private Path data;
    private NodeProcess broker;
    private NodeProcess node;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder;
        broker = broker();
        node = NodeProcess.start(
                "claim-away",
                "run",
                "--roles",
                "ingest,materialize,query,bot",
                "--port",
                Integer.toString(port),
                "--bootstrap-server",
                servers(),
                "--data",
                folder.resolve("node").toString());
        node.awaitReady(port);
    }

    private NodeProcess broker() {
        return NodeProcess.start(
                "claim-away-broker",
                "run",
                "--roles",
                "broker",
                "--port",
                Integer.toString(brokersOwnPort),
                "--broker-port",
                Integer.toString(brokerPort),
                "--data",
                data.resolve("broker").toString());
    }

    private String servers() {
        return "127.0.0.1:" + brokerPort;
    }

    @AfterAll
    void end() {
        node.close();
        broker.close();
    }

    private record Timed(HttpAnswer answer, Duration took) {}

    private static Timed complete(ClaimClient worker, String lease) {
        long began = System.nanoTime();
        HttpAnswer answer = worker.complete(lease, "Here I am");
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    }

    @Test
    void answersInTimeWhileTheBrokerIsAwayAndDoesNothingTwice() {
        ClaimClient worker = new ClaimClient(client, "worker");
        assertThat(client.post(Draft.of("Who reads this?").withId("away").forBot("nobody"))
                        .status())
                .isEqualTo(200);
        String lease = claimed(worker);
        broker.close();
        Timed first = complete(worker, lease);
        Timed second = complete(worker, lease);
        broker = broker();
        Measured.tell("While the broker is away a completion is answered after "
                + first.took().toMillis() + " ms, the next after "
                + second.took().toMillis() + " ms: " + second.answer().body());
        for (Timed late : List.of(first, second)) {
            assertThat(late.took()).isLessThan(IN_TIME);
            // 409 where the broker took the lease back as it went; then the worker claims again.
            assertThat(late.answer().status()).as(late.answer().body()).isIn(503, 409);
            if (late.answer().status() == 503) {
                assertThat(late.answer().header("Retry-After")).contains("1");
                assertThat(late.answer().json().path("error").asText()).endsWith("ask again, nothing is done twice");
            }
        }
        assertThat(second.took()).isLessThan(WITHOUT_THAT_WAIT);
        await("the worker's reply, by this lease or another")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isDone(worker, lease));
        assertThat(replies()).hasSize(1);
        JsonNode comment = client.byId("away").json();
        assertThat(comment.at("/botParams/processed").asBoolean()).isTrue();
    }

    private static String claimed(ClaimClient worker) {
        return await("a question")
                .atMost(PATIENCE)
                .until(
                        () -> worker.claim(60, 5).json(),
                        answer -> answer.path("success").asBoolean())
                .at("/lease/id")
                .asText();
    }

    /** As a worker does that was told to ask again: 409 is the end of this lease, and then it claims. */
    private boolean isDone(ClaimClient worker, String lease) {
        HttpAnswer again = worker.complete(lease, "Here I am");
        if (again.status() == 409) {
            JsonNode next = worker.claim(60, 1).json();
            if (next.path("success").asBoolean()) {
                worker.complete(next.at("/lease/id").asText(), "Here I am once more");
            }
        }
        return client.byId("away").json().at("/botParams/processed").asBoolean();
    }

    /** Ids of the replies in the log: two events of one id are one reply. */
    private Set<String> replies() {
        return new LogReader(servers())
                .events().stream()
                        .filter(CommentEvent.Posted.class::isInstance)
                        .map(event -> ((CommentEvent.Posted) event).comment())
                        .filter(comment ->
                                comment.replyTo().filter("away"::equals).isPresent())
                        .map(comment -> comment.id())
                        .collect(Collectors.toSet());
    }
}
