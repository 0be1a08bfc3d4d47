package io.commentlog.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bench.load.Load;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class HeardTest {
    @Test
    void survivesItsLine() {
        Histogram latencies = Load.histogram();
        Load.record(latencies, 1_000_000);
        Load.record(latencies, 2_000_000);
        Heard heard = new Heard(3, 1, latencies);
        assertThat(heard.line()).doesNotContain("\n");
        assertThat(Heard.of(heard.line())).isEqualTo(heard);
    }

    @Test
    void isAddedUp() {
        Histogram one = Load.histogram();
        Load.record(one, 1_000_000);
        Histogram another = Load.histogram();
        Load.record(another, 5_000_000);
        Heard both = new Heard(10, 1, one).and(new Heard(20, 2, another)).and(Heard.nothing());
        assertThat(both.connected()).isEqualTo(30);
        assertThat(both.lost()).isEqualTo(3);
        assertThat(both.latencies().getTotalCount()).isEqualTo(2);
        assertThat(both.latencies().getValueAtPercentile(100)).isBetween(5_000_000L, 5_010_000L);
        assertThat(one.getTotalCount()).isEqualTo(1);
    }

    @Test
    void isNothingElse() {
        assertThatThrownBy(() -> Heard.of("Exception in thread main"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not what a crowd has heard: ");
    }
}
