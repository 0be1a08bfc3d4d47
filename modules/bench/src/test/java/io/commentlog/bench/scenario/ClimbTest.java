package io.commentlog.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ClimbTest {
    private final Climb climb = new Climb(1_000);

    @Test
    void isAsFastAsFromItsFirstStepToItsLast() {
        assertThat(climb.sees(second(1), 0)).isFalse();
        assertThat(climb.sees(second(5), 100)).isFalse();
        assertThat(climb.sees(second(7), 600)).isFalse();
        assertThat(climb.sees(second(8), 1_000)).isTrue();
        assertThat(climb.perSecond()).isEqualTo(300.0);
    }

    @Test
    void knowsNoSpeedOfOneStep() {
        assertThat(climb.sees(second(1), 1_000)).isTrue();
        assertThat(climb.perSecond()).isZero();
    }

    @Test
    void tellsHowLongItStandsStill() {
        climb.sees(second(1), 0);
        assertThat(climb.still(second(4))).isEqualTo(Duration.ofSeconds(3));
        climb.sees(second(4), 1);
        climb.sees(second(6), 1);
        assertThat(climb.still(second(9))).isEqualTo(Duration.ofSeconds(5));
    }

    private static long second(long number) {
        return TimeUnit.SECONDS.toNanos(number);
    }
}
