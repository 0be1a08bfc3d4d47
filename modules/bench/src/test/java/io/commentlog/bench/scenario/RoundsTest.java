package io.commentlog.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bench.report.Measure;
import io.commentlog.bench.report.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoundsTest {
    private final List<String> measured = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private double clock;

    @Test
    void measuresInTurnAndThrowsTheFirstRoundAway() {
        List<Samples> samples =
                Rounds.run(List.of(contender("A"), contender("B")), true, 2, Duration.ofSeconds(3), told::add);
        assertThat(measured).containsExactly("A", "B", "A", "B", "A", "B");
        assertThat(samples).extracting(Samples::contender).containsExactly("A", "B");
        assertThat(samples.get(0).rounds()).containsExactly(Map.of(Measure.RATE, 3.0), Map.of(Measure.RATE, 5.0));
        assertThat(samples.get(1).rounds()).containsExactly(Map.of(Measure.RATE, 4.0), Map.of(Measure.RATE, 6.0));
        assertThat(told).startsWith("warm-up, A").endsWith("round 2 of 2, B").hasSize(6);
    }

    @Test
    void throwsNothingAwayOfWhatNeedsNoWarmUp() {
        List<Samples> samples = Rounds.run(List.of(contender("A")), false, 1, Duration.ofSeconds(3), told::add);
        assertThat(samples.get(0).rounds()).containsExactly(Map.of(Measure.RATE, 1.0));
        assertThat(told).containsExactly("round 1 of 1, A");
    }

    private Contender contender(String name) {
        return Contender.of(name, length -> {
            assertThat(length).isEqualTo(Duration.ofSeconds(3));
            measured.add(name);
            clock++;
            return Map.of(Measure.RATE, clock);
        });
    }
}
