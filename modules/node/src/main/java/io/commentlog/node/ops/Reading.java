package io.commentlog.node.ops;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The process's own metrics at one moment, and of Kafka's the one that tells the fold's lag without a view. Immutable.
 *
 * @param millis when, since the epoch
 */
record Reading(long millis, List<Figure> figures) {
    private static final String OURS = "commentlog.";
    private static final String LAG = "kafka.consumer.fetch.manager.records.lag";

    /**
     * @param value of a counter, what was counted; of a timer, how often
     */
    record Figure(String name, Map<String, String> tags, double value) {
        Figure {
            tags = Map.copyOf(tags);
        }

        String tag(String key) {
            return tags.getOrDefault(key, "");
        }
    }

    Reading {
        figures = List.copyOf(figures);
    }

    static Reading of(MeterRegistry metrics, long millis) {
        List<Figure> figures = new ArrayList<>();
        for (Meter meter : metrics.getMeters()) {
            String name = meter.getId().getName();
            if (name.startsWith(OURS) || name.equals(LAG)) {
                figures.add(new Figure(name, tags(meter), value(meter)));
            }
        }
        return new Reading(millis, figures);
    }

    private static Map<String, String> tags(Meter meter) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : meter.getId().getTagsAsIterable()) {
            tags.put(tag.getKey(), tag.getValue());
        }
        return tags;
    }

    private static double value(Meter meter) {
        for (Measurement measurement : meter.measure()) {
            return measurement
                    .getValue(); // the first of a counter and of a gauge is the only one, of a timer the count
        }
        return Double.NaN;
    }

    /** The sum of all figures of the name; NaN where there is none. */
    double sum(String name) {
        return sum(figure -> figure.name().equals(name));
    }

    double sum(String name, String key, String value) {
        return sum(figure -> figure.name().equals(name) && figure.tag(key).equals(value));
    }

    private double sum(Predicate<Figure> which) {
        return figures.stream()
                .filter(which)
                .mapToDouble(Figure::value)
                .reduce((one, other) -> one + other)
                .orElse(Double.NaN);
    }

    /** The greatest of all figures of the name; NaN where there is none. */
    double greatest(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(Figure::value)
                .max()
                .orElse(Double.NaN);
    }

    /** The figures of a name, by one of their tags. */
    Map<String, Double> by(String name, String key) {
        Map<String, Double> values = new TreeMap<>();
        figures.stream()
                .filter(figure -> figure.name().equals(name))
                .forEach(figure -> values.merge(figure.tag(key), figure.value(), Double::sum));
        return values;
    }

    /** Events in the log and not folded: as the view can tell, else as the fold's own consumers do. */
    double foldLag() {
        double told = sum("commentlog.fold.lag");
        return Double.isNaN(told) ? sum(LAG, "topic", "comments") : told;
    }

    /** How much more of it there is than in an earlier reading, a second; NaN where one of them has none. */
    double rateSince(Reading earlier, String name) {
        return rate(earlier, sum(name) - earlier.sum(name));
    }

    double rateSince(Reading earlier, String name, String key, String value) {
        return rate(earlier, sum(name, key, value) - earlier.sum(name, key, value));
    }

    private double rate(Reading earlier, double more) {
        return millis > earlier.millis()
                ? Math.max(0, more) * 1_000 / (double) (millis - earlier.millis())
                : Double.NaN;
    }
}
