package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.kit.NotNow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class WriteCountsTest {
    private static final LogPosition SOMEWHERE = new LogPosition(0, 0);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final WriteCounts counts = new WriteCounts(metrics);

    private double answered(String kind) {
        return metrics.get("commentlog.writes").tag("kind", kind).counter().count();
    }

    @Test
    void tellPostsFromThoseOfAnIdThatWasThere() {
        counts.posted(Written.of(Comments.saying("a", "hello"), SOMEWHERE));
        counts.posted(Written.of(Comments.saying("b", "hello"), SOMEWHERE));
        counts.posted(Written.replay(Comments.saying("a", "hello"), SOMEWHERE));
        assertThat(answered("posted")).isEqualTo(2);
        assertThat(answered("replayed")).isEqualTo(1);
        assertThat(answered("patched")).isZero();
    }

    @Test
    void tellWhatWasNotPossibleFromTheCallersMistakes() {
        counts.failed(new Rejection(404, "Message not found"));
        assertThat(metrics.get("commentlog.writes.unavailable").counter().count())
                .isZero();
        counts.failed(new NotNow("The log acknowledges no writes now", Duration.ofSeconds(1)));
        counts.failed(new CompletionException(new NotNow("wrapped", Duration.ofSeconds(1))));
        assertThat(metrics.get("commentlog.writes.unavailable").counter().count())
                .isEqualTo(2);
    }
}
