package io.commentlog.bench.report;

import java.util.List;

/**
 * What came of one scenario.
 *
 * @param day of the measurement, as 2026-01-31
 * @param seconds that each contender was measured for in each round; 0 where each took the time that it took
 * @param missing what was not measured, and why, a sentence each
 * @param notes what one must know to read the figures
 */
public record Result(
        String scenario,
        String title,
        String day,
        int seconds,
        boolean quick,
        Machine machine,
        Measure main,
        List<Samples> samples,
        List<Goal> goals,
        List<String> missing,
        List<String> notes) {
    public Result {
        samples = List.copyOf(samples);
        goals = List.copyOf(goals);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    int rounds() {
        return samples.stream().mapToInt(each -> each.rounds().size()).max().orElse(0);
    }

    /** Those of which anything was measured, in the order of {@link Measure}. */
    List<Measure> measures() {
        return List.of(Measure.values()).stream()
                .filter(measure ->
                        samples.stream().anyMatch(each -> each.median(measure).isPresent()))
                .toList();
    }
}
