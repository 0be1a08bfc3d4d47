package io.commentlog.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured of one contender, round by round. Every round has all of its measures. Immutable.
 *
 * @param rounds in their order; each contender's first is of the same minute as any other's first
 */
public record Samples(String contender, List<Map<Measure, Double>> rounds) {
    public Samples {
        rounds = rounds.stream().map(Map::copyOf).toList();
    }

    public Samples plus(Map<Measure, Double> round) {
        List<Map<Measure, Double>> more = new ArrayList<>(rounds);
        more.add(round);
        return new Samples(contender, more);
    }

    /** Empty if it has no such measure. */
    public Optional<Double> median(Measure measure) {
        List<Double> values = values(measure);
        return values.isEmpty() ? Optional.empty() : Optional.of(median(values));
    }

    List<Double> values(Measure measure) {
        return rounds.stream()
                .filter(round -> round.containsKey(measure))
                .map(round -> round.get(measure))
                .toList();
    }

    /** The median of each round's ratio: what slowed both of a round down does not count. Empty if either lacks the measure. */
    public Optional<Double> ratioTo(Samples other, Measure measure) {
        List<Double> ours = values(measure);
        List<Double> theirs = other.values(measure);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(ours.size(), theirs.size()); round++) {
            if (theirs.get(round) > 0) {
                ratios.add(ours.get(round) / theirs.get(round));
            }
        }
        return ratios.isEmpty() ? Optional.empty() : Optional.of(median(ratios));
    }

    /** The greatest less the least, as a part of the median: how much to believe it. */
    public Optional<Double> spread(Measure measure) {
        List<Double> values = values(measure);
        return median(measure)
                .filter(median -> median > 0)
                .map(median ->
                        (values.stream().mapToDouble(value -> value).max().orElseThrow()
                                        - values.stream()
                                                .mapToDouble(value -> value)
                                                .min()
                                                .orElseThrow())
                                / median);
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** By name. */
    static Map<String, Samples> byContender(List<Samples> all) {
        Map<String, Samples> map = new TreeMap<>();
        all.forEach(samples -> map.put(samples.contender(), samples));
        return map;
    }
}
