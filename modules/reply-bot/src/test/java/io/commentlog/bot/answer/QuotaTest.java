package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotaTest {
    @Test
    void letsSoManyBeginInAnyMinute() {
        Quota quota = new Quota();
        for (int second = 0; second < 3; second++) {
            assertThat(quota.waitFor(at(second), 3)).isZero();
            quota.take(at(second));
        }
        assertThat(quota.waitFor(at(10), 3)).isEqualTo(Duration.ofSeconds(50));
        assertThat(quota.waitFor(at(60), 3)).isZero();
        quota.take(at(60));
        assertThat(quota.waitFor(at(60), 3)).isEqualTo(Duration.ofSeconds(1));
    }

    private static long at(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
