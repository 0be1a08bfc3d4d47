package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two folds, each with a standby of the other's stores, and a node whose view has long let go of what is asked for. */
final class StandbyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OLD =
            IntStream.range(0, 20).mapToObj(i -> "old-" + i).toList();

    @TempDir
    private Path data;

    private final List<Integer> foldPorts = List.of(FreePorts.next(), FreePorts.next());
    private final int port = FreePorts.next();

    @Test
    void answersForTheCommentsOfAFoldThatHangs() {
        try (TestBroker broker = TestBroker.started("standby-broker", data.resolve("broker"));
                NodeProcess first = start("materialize", foldPorts.get(0), broker);
                NodeProcess second = start("materialize", foldPorts.get(1), broker);
                NodeProcess front = start("ingest,query", port, broker)) {
            broker.awaitReady();
            first.awaitReady(foldPorts.get(0));
            second.awaitReady(foldPorts.get(1));
            front.awaitReady(port);
            CommentClient client = client(port);
            OLD.forEach(id -> post(client, id));
            IntStream.range(0, 60).forEach(i -> post(client, "new-" + i));
            await("both folds have every comment")
                    .atMost(PATIENCE)
                    .until(() -> foldPorts.stream().allMatch(StandbyIT::hasAll));

            String asked = OLD.get(0);
            assertThat(client.byId(asked).header("View-Source")).hasValue("live");
            NodeProcess owner = owns(foldPorts.get(0), asked) ? first : second;
            owner.pause();
            HttpAnswer answer = client.byId(asked);
            owner.goOn();

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().path("id").asText()).isEqualTo(asked);
            assertThat(answer.header("View-Source")).hasValue("standby");
            assertThat(answer.header("Comment-Position").orElse("")).matches("[0-9]+:[0-9]+");
        }
    }

    private NodeProcess start(String roles, int httpPort, TestBroker broker) {
        return NodeProcess.start(
                "standby-" + roles.replace(',', '-'),
                "run",
                "--roles",
                roles,
                "--port",
                Integer.toString(httpPort),
                "--data",
                data.resolve(roles + httpPort).toString(),
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--recent",
                "5");
    }

    private static void post(CommentClient client, String id) {
        HttpAnswer posted =
                client.post(Draft.of("asked for long after").withId(id).withDomain("example.org"));
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
    }

    private static boolean hasAll(int foldPort) {
        return OLD.stream().allMatch(id -> client(foldPort).answers("/internal/standby/" + id, 200));
    }

    private static boolean owns(int foldPort, String id) {
        return client(foldPort).answers("/internal/store/" + id + "?here=1", 200);
    }

    private static CommentClient client(int port) {
        return new CommentClient(URI.create("http://127.0.0.1:" + port));
    }
}
