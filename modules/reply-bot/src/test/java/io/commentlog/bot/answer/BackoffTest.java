package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void isUpToTwiceAsLongEachTimeAndAMinuteAtMost() {
        assertThat(Backoff.after(1, 1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.after(4, 1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Backoff.after(99, 1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void isAnyPartOfThat() {
        assertThat(Backoff.after(4, 0.25, Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.after(4, 0, Duration.ZERO)).isZero();
    }

    @Test
    void isNeverSoonerThanTheServerAsks() {
        assertThat(Backoff.after(1, 0.5, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    }
}
