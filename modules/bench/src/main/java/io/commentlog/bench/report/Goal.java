package io.commentlog.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a ratio of two contenders of the same run should be.
 *
 * @param bound the least of the ratio if {@code atLeast}, else the most
 */
public record Goal(Measure measure, String ours, String theirs, boolean atLeast, double bound) {
    /** What came of it, in words. */
    public enum Verdict {
        MET("met"),
        MISSED("missed"),
        UNKNOWN("not measured");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public static Goal atLeast(double bound, Measure measure, String ours, String theirs) {
        return new Goal(measure, ours, theirs, true, bound);
    }

    public static Goal atMost(double bound, Measure measure, String ours, String theirs) {
        return new Goal(measure, ours, theirs, false, bound);
    }

    Optional<Double> ratio(List<Samples> all) {
        Map<String, Samples> byName = Samples.byContender(all);
        return Optional.ofNullable(byName.get(ours))
                .flatMap(
                        mine -> Optional.ofNullable(byName.get(theirs)).flatMap(other -> mine.ratioTo(other, measure)));
    }

    Verdict verdict(List<Samples> all) {
        return ratio(all)
                .map(ratio -> atLeast ? ratio >= bound : ratio <= bound)
                .map(met -> met ? Verdict.MET : Verdict.MISSED)
                .orElse(Verdict.UNKNOWN);
    }

    /** Such as "requests/s: commentlog ≥ 0.85 × nginx". */
    String text() {
        return String.format(
                Locale.ROOT, "%s: %s %s %s × %s", measure.title(), ours, atLeast ? "≥" : "≤", number(bound), theirs);
    }

    static String number(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.1f", ratio);
    }
}
