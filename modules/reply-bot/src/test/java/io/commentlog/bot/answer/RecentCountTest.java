package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentCountTest {
    @Test
    void forgetsWhatIsAMinuteOld() {
        RecentCount count = new RecentCount();
        count.count(at(0));
        count.count(at(0));
        count.count(at(30));
        assertThat(count.inLastMinute(at(59))).isEqualTo(3);
        assertThat(count.inLastMinute(at(60))).isEqualTo(1);
        assertThat(count.inLastMinute(at(500))).isZero();
        count.count(at(501));
        assertThat(count.inLastMinute(at(501))).isEqualTo(1);
    }

    private static long at(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
