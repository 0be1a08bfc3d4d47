package io.commentlog.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When each of many requests is meant to begin: at a steady rate, whatever becomes of those before it. Latency is counted
 * from here, so a server that stalls is charged for everybody who would have come meanwhile. Pure.
 *
 * @param begin when the first is due, on the clock of {@link System#nanoTime}
 */
public record Schedule(long begin, int perSecond, Duration length) {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    public Schedule {
        if (perSecond < 1 || length.isNegative()) {
            throw new IllegalArgumentException("A schedule has a rate and a length");
        }
    }

    /** How many there are in all. */
    public long count() {
        return Math.floorDiv(Math.multiplyExact(length.toNanos(), (long) perSecond), SECOND);
    }

    /** When the one of that number, from 0, is due. */
    public long due(long number) {
        // Not a multiple of the interval: a rate that does not divide a second would drift.
        return begin + number / perSecond * SECOND + number % perSecond * SECOND / perSecond;
    }
}
