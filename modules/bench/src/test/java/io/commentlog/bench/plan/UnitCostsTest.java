package io.commentlog.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bench.report.Measure;
import io.commentlog.bench.scenario.ScenarioName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitCostsTest {
    @TempDir
    private Path temporary;

    @Test
    void areAssumedUntilTheyAreMeasured() {
        UnitCosts costs = UnitCosts.in(temporary);
        assertThat(costs.of(UnitCost.PAGE)).isEqualTo(UnitCost.PAGE.assumed());
        assertThat(costs.rows())
                .contains(List.of("a poll that gets 50 comments", "55 µs", "assumed; bench poll-50 measures it"));
        assertThat(costs.sentence()).isEqualTo("0 of 17 unit costs are measured, the others assumed");
    }

    @Test
    void areTheMediansOfOurContender() throws IOException {
        result(false);
        UnitCosts costs = UnitCosts.in(temporary);
        assertThat(costs.of(UnitCost.PAGE)).isEqualTo(61.5);
        assertThat(costs.seconds(UnitCost.PAGE)).isEqualTo(61.5e-6);
        assertThat(costs.of(UnitCost.EMPTY_POLL)).isEqualTo(UnitCost.EMPTY_POLL.assumed());
        assertThat(costs.rows()).contains(List.of("a poll that gets 50 comments", "62 µs", "measured: poll-50"));
        assertThat(costs.sentence()).isEqualTo("1 of 17 unit costs are measured, the others assumed");
    }

    @Test
    void areNotThoseOfAQuickRun() throws IOException {
        result(true);
        assertThat(UnitCosts.in(temporary).of(UnitCost.PAGE)).isEqualTo(UnitCost.PAGE.assumed());
    }

    @Test
    void nameMeasuresThatThereAre() {
        Stream<String> measures = Arrays.stream(Measure.values()).map(Measure::name);
        assertThat(Arrays.stream(UnitCost.values())
                        .filter(UnitCost::isMeasurable)
                        .map(UnitCost::measure))
                .isSubsetOf(Stream.concat(measures, Stream.of("MEMORY_EACH")).toList());
        assertThat(Arrays.stream(UnitCost.values())
                        .filter(UnitCost::isMeasurable)
                        .map(UnitCost::scenario))
                .isSubsetOf(Stream.concat(ScenarioName.words().stream(), Stream.of("followers"))
                        .toList());
    }

    private void result(boolean quick) throws IOException {
        Files.writeString(
                temporary.resolve("poll-50.json"),
                "{\"quick\":" + quick + ",\"contenders\":[{\"name\":\"nginx\",\"CPU\":{\"median\":9.0}},"
                        + "{\"name\":\"commentlog\",\"RATE\":{\"median\":5},\"CPU\":{\"median\":61.5}}]}");
    }
}
