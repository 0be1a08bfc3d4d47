package io.commentlog.bench.report;

import static io.commentlog.bench.report.SamplesTest.rates;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GoalTest {
    private static final List<Samples> MEASURED = List.of(rates("ours", 100, 50), rates("theirs", 100, 100));

    @Test
    void isMetFromItsBoundOn() {
        assertThat(Goal.atLeast(0.75, Measure.RATE, "ours", "theirs").verdict(MEASURED))
                .isEqualTo(Goal.Verdict.MET);
        assertThat(Goal.atLeast(0.76, Measure.RATE, "ours", "theirs").verdict(MEASURED))
                .isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.atMost(0.75, Measure.RATE, "ours", "theirs").verdict(MEASURED))
                .isEqualTo(Goal.Verdict.MET);
        assertThat(Goal.atMost(0.74, Measure.RATE, "ours", "theirs").verdict(MEASURED))
                .isEqualTo(Goal.Verdict.MISSED);
    }

    @Test
    void isUnknownWhereSomebodyIsMissing() {
        Goal goal = Goal.atLeast(1, Measure.RATE, "ours", "nobody");
        assertThat(goal.verdict(MEASURED)).isEqualTo(Goal.Verdict.UNKNOWN);
        assertThat(goal.measured(MEASURED)).isEmpty();
        Goal alone = Goal.atLeast(1, Measure.RATE, "nobody");
        assertThat(alone.verdict(MEASURED)).isEqualTo(Goal.Verdict.UNKNOWN);
    }

    @Test
    void isOfOnesOwnMedianWhereThereIsNobodyToCompareWith() {
        assertThat(Goal.atLeast(75, Measure.RATE, "ours").verdict(MEASURED)).isEqualTo(Goal.Verdict.MET);
        assertThat(Goal.atLeast(76, Measure.RATE, "ours").verdict(MEASURED)).isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.atMost(75, Measure.RATE, "ours").verdict(MEASURED)).isEqualTo(Goal.Verdict.MET);
        assertThat(Goal.atMost(74, Measure.RATE, "ours").verdict(MEASURED)).isEqualTo(Goal.Verdict.MISSED);
    }

    @Test
    void saysWhatItIs() {
        assertThat(Goal.atMost(2.5, Measure.P50, "ours", "theirs").text()).isEqualTo("p50 ms: ours ≤ 2.50 × theirs");
        assertThat(Goal.atLeast(40_000, Measure.RATE, "ours").text()).isEqualTo("requests/s: ours ≥ 40,000");
    }
}
