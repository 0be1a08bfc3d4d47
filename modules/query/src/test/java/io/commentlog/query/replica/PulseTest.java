package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private long now = Duration.ofDays(3).toNanos();
    /** Of when the view is. */
    private long complete;

    private final Pulse pulse = new Pulse(() -> now);

    @Test
    void isNotAskedForBeforeTheViewIsLive() {
        later(60_000);
        assertThat(pulse.waking(LONG)).isEmpty();
    }

    @Test
    void letsReadsPassAsLongAsTheThreadTurns() {
        turn();
        for (int seconds = 0; seconds < 60; seconds++) {
            later(1_000);
            assertThat(pulse.waking(LONG)).isEmpty();
            assertThat(turn())
                    .as("though nothing is complete: brokers may be away")
                    .isFalse();
        }
    }

    @Test
    void holdsReadsAfterAPauseUntilTheViewIsOfAMomentAfterIt() {
        turn();
        later(1_001);
        CompletableFuture<Boolean> before = waking();
        complete = now - 1;
        assertThat(turn()).isTrue();
        long woken = now;
        later(100);
        assertThat(turn()).as("said once").isFalse();
        CompletableFuture<Boolean> after = waking();
        assertThat(before).isNotDone();
        assertThat(after).isNotDone();

        complete = woken;
        turn();
        assertThat(before).isCompletedWithValue(true);
        assertThat(after).isCompletedWithValue(true);
        assertThat(pulse.waking(LONG)).isEmpty();
    }

    @Test
    void givesUpAfterThePatience() throws Exception {
        turn();
        later(5_000);
        CompletionStage<Boolean> reader = pulse.waking(Duration.ofMillis(10)).orElseThrow();
        assertThat(reader.toCompletableFuture().get(10, TimeUnit.SECONDS)).isFalse();
    }

    private boolean turn() {
        return pulse.turned(moment -> complete >= moment);
    }

    private CompletableFuture<Boolean> waking() {
        Optional<CompletionStage<Boolean>> waking = pulse.waking(LONG);
        return waking.orElseThrow().toCompletableFuture();
    }

    private void later(long milliseconds) {
        now += Duration.ofMillis(milliseconds).toNanos();
    }
}
