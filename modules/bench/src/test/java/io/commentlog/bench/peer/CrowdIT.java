package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.crowd.Heard;
import io.commentlog.bench.crowd.Kind;
import io.commentlog.bench.crowd.Marks;
import io.commentlog.bench.load.Served;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrowdIT {
    private static final int CLIENTS = 101;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Served served = new Served();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void hearsOfEachPostOnceAClientAndAsksAgain() {
        AtomicInteger again = new AtomicInteger();
        URI node = served.by(request -> {
            String cursor = request.getParam("cursor");
            if (cursor.equals("end")) {
                again.incrementAndGet(); // held
            } else {
                String comment = "{\"text\":\"" + Marks.text("wave", 0, System.nanoTime()) + " \"}";
                // The second answer shows the same once more.
                String next = cursor.equals("begin") ? "middle" : "end";
                var unused = request.response().end("{\"comments\":[" + comment + "],\"cursor\":\"" + next + "\"}");
            }
        });
        try (Crowd crowd = Crowd.connect(node, Kind.LONG_POLL, CLIENTS, "begin", "wave", directory)) {
            assertThat(crowd.awaitAll(1, PATIENCE).latencies().getTotalCount()).isEqualTo(CLIENTS);
            Heard later = crowd.awaitAll(2, Duration.ofSeconds(2));
            assertThat(again).hasValue(CLIENTS);
            assertThat(later.latencies().getTotalCount()).isEqualTo(CLIENTS);
            assertThat(later.latencies().getMaxValue()).isBetween(1L, TimeUnit.SECONDS.toNanos(50));
            assertThat(later.connected()).isEqualTo(CLIENTS);
            assertThat(later.lost()).isZero();
        }
    }

    @Test
    void saysWhyNotAllCanConnect() {
        assertThatThrownBy(() -> Crowd.connect(
                        URI.create("http://127.0.0.1:1"), Kind.STREAM, CLIENTS, "begin", "wave", directory))
                .isInstanceOf(CannotBench.class)
                .hasMessage("Not all of 101 clients can connect: A client is lost: Connection refused");
    }
}
