package io.commentlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    @Test
    void haveTheMedianOfTheirRounds() {
        assertThat(rates("a", 3, 100, 1).median(Measure.RATE)).contains(3.0);
        assertThat(rates("a", 4, 2, 100, 1).median(Measure.RATE)).contains(3.0);
        assertThat(rates("a", 3).median(Measure.P99)).isEmpty();
        assertThat(rates("a").median(Measure.RATE)).isEmpty();
    }

    @Test
    void compareRoundByRoundSoThatASlowMinuteMeetsBoth() {
        // The machine was ten times slower in the last two rounds: the ratio of the medians would be 10, or a tenth.
        Samples ours = rates("a", 200, 20, 20);
        Samples theirs = rates("b", 100, 100, 10);
        assertThat(ours.ratioTo(theirs, Measure.RATE)).contains(2.0);
        assertThat(ours.ratioTo(theirs, Measure.CPU)).isEmpty();
        assertThat(ours.ratioTo(rates("b", 0, 0, 0), Measure.RATE)).isEmpty();
    }

    @Test
    void tellHowFarTheirRoundsLieApart() {
        assertThat(rates("a", 90, 100, 130).spread(Measure.RATE).orElseThrow()).isEqualTo(0.4, within(1e-9));
    }

    @Test
    void growRoundByRound() {
        Samples more = rates("a", 1).plus(Map.of(Measure.RATE, 5.0));
        assertThat(more.values(Measure.RATE)).containsExactly(1.0, 5.0);
    }

    static Samples rates(String contender, double... rates) {
        Samples samples = new Samples(contender, List.of());
        for (double rate : rates) {
            samples = samples.plus(Map.of(Measure.RATE, rate));
        }
        return samples;
    }
}
