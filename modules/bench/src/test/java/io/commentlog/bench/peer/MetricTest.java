package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MetricTest {
    @Test
    void isTheSumOverItsLabels() {
        String metrics = """
                # TYPE folded_events counter
                folded_total{type="posted"} 100000.0
                folded_total{type="patched",text="a } b"} 2.5E1
                folded_total_seconds 7.0
                """;
        assertThat(Metric.sum(metrics, "folded_total")).isEqualTo(100_025.0);
        assertThat(Metric.sum(metrics, "folded_total_seconds")).isEqualTo(7.0);
        assertThat(Metric.sum(metrics, "folded")).isZero();
    }
}
