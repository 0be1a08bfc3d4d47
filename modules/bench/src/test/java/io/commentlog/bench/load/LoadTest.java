package io.commentlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class LoadTest {
    @Test
    void addsUpWhatRanBesideEachOther() {
        Load both = load(Duration.ofSeconds(2), 1, 1, 2, 3).and(load(Duration.ofSeconds(1), 2, 10));
        assertThat(both.answered()).isEqualTo(4);
        assertThat(both.failed()).isEqualTo(3);
        assertThat(both.perSecond()).isEqualTo(2.0);
        assertThat(both.percentile(50)).isEqualTo(2.0, within(0.01));
        assertThat(both.percentile(100)).isEqualTo(10.0, within(0.01));
    }

    @Test
    void countsWhatTookForEverAsAMinute() {
        Histogram histogram = Load.histogram();
        Load.record(histogram, Long.MAX_VALUE);
        assertThat(new Load(1, 0, histogram).percentile(100)).isEqualTo(60_000.0, within(60.0));
    }

    private static Load load(Duration length, long failed, long... millis) {
        Histogram histogram = Load.histogram();
        for (long each : millis) {
            Load.record(histogram, Duration.ofMillis(each).toNanos());
        }
        return new Load(length.toNanos(), failed, histogram);
    }
}
