package io.commentlog.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a ratio of two contenders of the same run should be; or, where there is nobody to compare with, what one contender's
 * median should be.
 *
 * @param theirs empty for a goal that is no ratio
 * @param bound the least of it if {@code atLeast}, else the most
 */
public record Goal(Measure measure, String ours, Optional<String> theirs, boolean atLeast, double bound) {
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
        return new Goal(measure, ours, Optional.of(theirs), true, bound);
    }

    public static Goal atMost(double bound, Measure measure, String ours, String theirs) {
        return new Goal(measure, ours, Optional.of(theirs), false, bound);
    }

    public static Goal atLeast(double bound, Measure measure, String ours) {
        return new Goal(measure, ours, Optional.empty(), true, bound);
    }

    public static Goal atMost(double bound, Measure measure, String ours) {
        return new Goal(measure, ours, Optional.empty(), false, bound);
    }

    boolean isRatio() {
        return theirs.isPresent();
    }

    /** The ratio, or the median; empty if somebody or something was not measured. */
    Optional<Double> measured(List<Samples> all) {
        Map<String, Samples> byName = Samples.byContender(all);
        Optional<Samples> mine = Optional.ofNullable(byName.get(ours));
        if (theirs.isEmpty()) {
            return mine.flatMap(samples -> samples.median(measure));
        }
        Optional<Samples> other = theirs.map(byName::get);
        return mine.flatMap(samples -> other.flatMap(others -> samples.ratioTo(others, measure)));
    }

    Verdict verdict(List<Samples> all) {
        return measured(all)
                .map(value -> atLeast ? value >= bound : value <= bound)
                .map(met -> met ? Verdict.MET : Verdict.MISSED)
                .orElse(Verdict.UNKNOWN);
    }

    /** Such as "requests/s: commentlog ≥ 0.85 × nginx", or "requests/s: commentlog ≥ 40,000". */
    String text() {
        return measure.title() + ": " + ours + (atLeast ? " ≥ " : " ≤ ") + shown(bound)
                + theirs.map(other -> " × " + other).orElse("");
    }

    /** A ratio, or a value as the measure writes it. */
    String shown(double value) {
        return isRatio() ? number(value) : measure.format(value);
    }

    static String number(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.1f", ratio);
    }
}
