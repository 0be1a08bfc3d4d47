package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Breaker breaker = new Breaker();

    private static long at(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private void fail(int times, double seconds) {
        for (int i = 0; i < times; i++) {
            breaker.failed(at(seconds), Duration.ZERO);
        }
    }

    @Test
    void opensAtTheFifthFailureInARow() {
        fail(4, 0);
        assertThat(breaker.begin(at(0))).isTrue();
        breaker.succeeded();
        fail(4, 0);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        fail(1, 0);
        assertThat(breaker.begin(at(1.9))).isFalse();
        assertThat(breaker.waitFor(at(1.5))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void saysOnceThatItOpens() {
        fail(4, 0);
        assertThat(breaker.failed(at(0), Duration.ZERO)).isTrue();
        assertThat(breaker.failed(at(0), Duration.ZERO)).isFalse();
        assertThat(breaker.begin(at(2))).isTrue();
        assertThat(breaker.failed(at(2), Duration.ZERO)).as("the probe").isFalse();
        assertThat(breaker.begin(at(6))).isTrue();
        breaker.succeeded();
        assertThat(breaker.failed(at(7), Duration.ofSeconds(1))).as("429").isTrue();
    }

    @Test
    void letsOneProbeFindOut() {
        fail(5, 0);
        assertThat(breaker.begin(at(2))).isTrue();
        assertThat(breaker.begin(at(2))).isFalse();
        assertThat(breaker.waitFor(at(2))).isPositive();
        breaker.succeeded();
        assertThat(breaker.begin(at(2))).isTrue();
        assertThat(breaker.begin(at(2))).isTrue();
    }

    @Test
    void waitsTwiceAsLongAfterEachProbeThatFailsUpToAMinute() {
        fail(5, 0);
        double now = 2;
        for (double pause : new double[] {4, 8, 16, 32, 60, 60}) {
            assertThat(breaker.begin(at(now))).isTrue();
            fail(1, now);
            assertThat(breaker.waitFor(at(now))).isEqualTo(Duration.ofNanos(at(pause)));
            now += pause;
        }
    }

    @Test
    void givesTheProbeToTheNextWhenItWasCancelled() {
        fail(5, 0);
        assertThat(breaker.begin(at(2))).isTrue();
        breaker.abandoned(at(3));
        assertThat(breaker.begin(at(3))).isTrue();
    }

    @Test
    void pausesAsLongAsTheServerAsks() {
        breaker.failed(at(0), Duration.ofSeconds(7));
        assertThat(breaker.begin(at(6.9))).isFalse();
        assertThat(breaker.begin(at(7))).isTrue();
    }

    @Test
    void isNotHeldOpenByCallsThatFailLate() {
        fail(5, 0);
        fail(9, 1.9);
        assertThat(breaker.begin(at(2))).isTrue();
    }
}
