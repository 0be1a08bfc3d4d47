package io.commentlog.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What came of some load.
 *
 * @param nanos how long it took
 * @param failed requests without an answer, or with another than the right one
 * @param latencies of the others, in nanoseconds; not to be written to
 */
public record Load(long nanos, long failed, Histogram latencies) {
    /** One minute is as good as never; three digits are more than a machine says twice. */
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    private static final int DIGITS = 3;

    /** An empty one to record latencies in; what is longer than a minute counts as that. */
    public static Histogram histogram() {
        return new Histogram(LONGEST, DIGITS);
    }

    /** Records what took that long. */
    public static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.min(LONGEST, Math.max(0, nanos)));
    }

    public long answered() {
        return latencies.getTotalCount();
    }

    public double perSecond() {
        return answered() * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    /** In milliseconds. */
    public double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Of two that ran beside each other. */
    Load and(Load other) {
        Histogram both = latencies.copy();
        both.add(other.latencies);
        return new Load(Math.max(nanos, other.nanos), failed + other.failed, both);
    }
}
