package io.commentlog.system.fault;

import java.util.Collection;
import java.util.List;

/** How long answers took, in milliseconds. */
record Latencies(double median, double p99, double max) {
    static Latencies of(Collection<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty()
                ? new Latencies(0, 0, 0)
                : new Latencies(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Long> sorted, double quantile) {
        return sorted.get((int) Math.round(quantile * (sorted.size() - 1))) / 1e6;
    }
}
