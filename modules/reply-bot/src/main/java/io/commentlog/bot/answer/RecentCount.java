package io.commentlog.bot.answer;

import java.time.Duration;
import java.util.Arrays;

/** How often something happened in the last minute, to the second. Time is a parameter, in nanoseconds; used by many threads. */
final class RecentCount {
    private static final int SECONDS = 60;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int[] counts = new int[SECONDS];
    private long latest = Long.MIN_VALUE;

    synchronized void count(long now) {
        counts[place(advance(now))]++;
    }

    synchronized int inLastMinute(long now) {
        advance(now);
        return Arrays.stream(counts).sum();
    }

    private long advance(long now) {
        long second = Math.floorDiv(now, SECOND);
        if (latest == Long.MIN_VALUE || second - latest >= SECONDS) {
            Arrays.fill(counts, 0);
            latest = second;
        }
        while (latest < second) {
            latest++;
            counts[place(latest)] = 0;
        }
        return second;
    }

    private static int place(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
