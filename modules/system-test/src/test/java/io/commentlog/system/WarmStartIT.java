package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node with a view that is killed, started where no broker is, started with its broker, and given a damaged snapshot. */
final class WarmStartIT {
    private static final int COMMENTS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LAST = "the last one before the end";

    @TempDir
    private Path data;

    @Test
    void showsWhatItShowedThoughNoBrokerIsThereAndMissesNothingAfterwards() throws IOException {
        Deployment.Place place = Deployment.Place.in(data);
        HttpAnswer before;
        String cursor;
        try (Deployment up = Deployment.inOneProcess("warm", place)) {
            fill(up.client());
            before = up.client().list("");
            cursor = up.client()
                    .get("/api/comments?limit=0&cursor=")
                    .json()
                    .path("cursor")
                    .asText();
            up.front().kill9(); // at once: most of that is in no snapshot yet
        }
        assertShowsWithoutABroker(place, before);
        try (Deployment again = Deployment.inOneProcess("warm", place)) {
            again.client().post(Draft.of("written after the restart"));
            JsonNode delta =
                    again.client().get("/api/comments?cursor=" + cursor).json();
            assertThat(delta.path("reset").asBoolean()).isFalse();
            assertThat(delta.path("comments")).hasSize(1);
            assertThat(again.client().list("").header("View-Source")).contains("live");
            again.front().terminate();
        }
        damage();
        try (Deployment anew = Deployment.inOneProcess("warm", place)) {
            assertThat(lines(anew.front(), "is damaged")).isEqualTo(1);
            assertThat(anew.client().list("").json().path("total").asInt()).isEqualTo(COMMENTS + 2);
        }
    }

    private void assertShowsWithoutABroker(Deployment.Place place, HttpAnswer before) {
        CommentClient client = new CommentClient(URI.create("http://127.0.0.1:" + place.port()));
        String nowhere = "127.0.0.1:" + FreePorts.next();
        try (NodeProcess alone = NodeProcess.start(
                "warm-alone",
                Stream.of(
                                "run --roles query,page --bootstrap-server",
                                nowhere,
                                "--port " + place.port(),
                                "--data " + data)
                        .flatMap(words -> Stream.of(words.split(" ", -1)))
                        .toArray(String[]::new))) {
            await("a read")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> client.answers("/api/comments", 200));
            Duration took = alone.age();
            HttpAnswer first = client.list("");
            Measured.tell("Warm start with " + COMMENTS + " comments and no broker: read after "
                    + Measured.seconds(took) + ", the view was " + Measured.seconds(age(first)) + " old");
            assertThat(first.header("View-Source")).contains("snapshot");
            assertThat(first.json()).isEqualTo(before.json());
            assertThat(client.poll(0, "").comments()).hasSize(COMMENTS);
            await("readiness, for no other node can know more")
                    .atMost(PATIENCE)
                    .until(() -> client.answers("/health/ready", 200));
            assertThat(client.answers("/health/fresh", 503))
                    .as("a node with brokers is better")
                    .isTrue();
            assertThat(age(client.list(""))).isGreaterThan(age(first));
            assertThat(lines(alone, "The brokers do not answer")).isEqualTo(1);
            long begun = System.nanoTime();
            alone.terminate();
            Measured.tell(
                    "Closed without a broker in " + Measured.seconds(Duration.ofNanos(System.nanoTime() - begun)));
        }
    }

    private static void fill(CommentClient client) {
        CompletableFuture<?>[] posts = IntStream.range(0, COMMENTS)
                .mapToObj(number -> client.postLater(Draft.of("Text " + number)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(posts).join();
        assertThat(client.post(Draft.of(LAST)).status()).isEqualTo(200);
    }

    private void damage() throws IOException {
        byte[] bytes = Files.readAllBytes(snapshot());
        bytes[bytes.length / 2]++;
        Files.write(snapshot(), bytes);
    }

    private Path snapshot() {
        return data.resolve("query").resolve("commentlog-materialize").resolve("snapshot");
    }

    private static Duration age(HttpAnswer answer) {
        return Duration.ofMillis(Long.parseLong(answer.header("View-Age-Ms").orElseThrow()));
    }

    private static long lines(NodeProcess process, String text) {
        return process.err().lines().filter(line -> line.contains(text)).count();
    }
}
