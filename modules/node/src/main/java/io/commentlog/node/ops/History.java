package io.commentlog.node.ops;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The last so many values of every series, and the readings of the last seconds. Owned by one thread. */
final class History {
    private final int most;
    private final int lately;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private final Map<Series, Deque<Double>> values = new EnumMap<>(Series.class);

    /**
     * @param most values that are kept of a series
     * @param lately readings that rates are of
     */
    History(int most, int lately) {
        this.most = most;
        this.lately = lately;
        for (Series series : Series.values()) {
            values.put(series, new ArrayDeque<>());
        }
    }

    void add(Reading now) {
        Reading before = readings.isEmpty() ? now : readings.getLast();
        values.forEach((series, line) -> {
            line.add(series.of(before, now));
            if (line.size() > most) {
                line.removeFirst();
            }
        });
        readings.add(now);
        if (readings.size() > lately) {
            readings.removeFirst();
        }
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    /** Oldest first. */
    List<Double> values(Series series) {
        return List.copyOf(values.get(series));
    }

    /** The reading of a few seconds ago, for rates that can be read; only where there is any. */
    Reading earlier() {
        return readings.getFirst();
    }

    /** Only where there is any. */
    Reading newest() {
        return readings.getLast();
    }
}
