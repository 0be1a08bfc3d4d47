package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** More than 100,000 requests that no client should send, thrown at {@code up}, which must take no harm. */
@Tag("long")
@Isolated("it needs all that there is of processors")
final class HostileIT {
    private static final long SEED =
            Long.getLong("commentlog.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private static final int WARMING_UP = 5_000;
    private static final int REQUESTS = 100_000;

    /** Some of them are many requests behind each other. */
    private static final int THROWS = 75_000;

    /** What leaks with one request in a hundred is more. Netty keeps a few hundred buffers for their next use. */
    private static final int SLACK = REQUESTS / 150;

    private static final int SLACK_FILES = 50;
    private static final long SLACK_BYTES = 24L * 1024 * 1024;

    @TempDir
    private Path data;

    @Test
    void leavesTheNodeAsItWas() throws Exception {
        System.out.println("To throw the same again: -Dcommentlog.seed=" + SEED);
        Deployment.Place place = Deployment.Place.in(data);
        try (Deployment up = Deployment.inOneProcess("hostile", place)) {
            HostileAttack attack = new HostileAttack(place.port(), SEED, goodCursors(up.client()));
            attack.run(-WARMING_UP, 0);
            NodeVitals before = NodeVitals.of(up.front().pid());
            long started = System.nanoTime();
            attack.run(0, THROWS);
            Measured.tell(attack + " in " + Measured.seconds(Duration.ofNanos(System.nanoTime() - started)));

            assertThat(attack.thrown()).isGreaterThan(REQUESTS);
            assertThat(attack.complaints()).as("seed %d", SEED).isEmpty();
            assertThat(up.client().counted("commentlog_http_bugs", "")).isZero();
            awaitNoMoreThan(before, up.front());
            assertThat(attack.acknowledged()).hasSizeGreaterThan(100);
            assertThat(attack.acknowledged())
                    .filteredOn(id -> up.client().byId(id).status() != 200)
                    .as("acknowledged and not there")
                    .isEmpty();
            assertThat(up.client().list("").status()).isEqualTo(200);
            assertThat(up.front().err()).as("what it has to say").hasSizeLessThan(10_000);
        }
    }

    private static List<String> goodCursors(CommentClient client) {
        return Stream.of("", "&domain=example.org", "&type=human")
                .map(filter -> client.get("/api/comments?cursor=&limit=0" + filter)
                        .json()
                        .path("cursor")
                        .asText())
                .toList();
    }

    /** Who was refused is remembered for a second, and streams are told to end when something is written. */
    private static void awaitNoMoreThan(NodeVitals before, NodeProcess node) {
        await("what connections held is let go")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertNoMoreThan(before, NodeVitals.of(node.pid())));
    }

    private static void assertNoMoreThan(NodeVitals before, NodeVitals now) {
        Measured.tell("Before and after: " + before.files() + " and " + now.files() + " open files, "
                + before.bytes() / 1024 + " and " + now.bytes() / 1024 + " KiB on the heap");
        assertThat(now.files()).as("open files").isLessThan(before.files() + SLACK_FILES);
        assertThat(now.grownSince(before, "io.vertx", "io.netty", "io.commentlog.kit", "io.commentlog.query.http"))
                .allSatisfy((name, more) -> assertThat(more).as(name).isLessThan(SLACK));
        assertThat(now.bytes()).as("bytes on the heap").isLessThan(before.bytes() + SLACK_BYTES);
    }
}
