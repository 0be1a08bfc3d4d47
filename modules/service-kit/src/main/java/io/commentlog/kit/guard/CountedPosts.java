package io.commentlog.kit.guard;

/**
 * The times of one address's posts that still count, oldest first, in a ring that grows with them. Exact: no period, whenever
 * it begins, has more posts than the rate allows. Not safe for threads.
 */
final class CountedPosts {
    private static final int FEW = 2;

    private final PostRate rate;
    private long[] times;
    private int oldest;
    private int count;

    CountedPosts(PostRate rate) {
        this.rate = rate;
        this.times = new long[Math.min(FEW, rate.posts())];
    }

    /**
     * Counts a post and returns 0; or returns how long until one is allowed, and counts nothing.
     *
     * @param now nanoseconds, never less than the time before
     */
    long take(long now) {
        long period = rate.per().toNanos();
        while (count > 0 && now - times[oldest] >= period) {
            oldest = (oldest + 1) % times.length;
            count--;
        }
        if (count == rate.posts()) {
            return times[oldest] + period - now;
        }
        if (count == times.length) {
            grow();
        }
        times[(oldest + count) % times.length] = now;
        count++;
        return 0;
    }

    private void grow() {
        long[] larger = new long[Math.min(2 * count, rate.posts())];
        for (int i = 0; i < count; i++) {
            larger[i] = times[(oldest + i) % count];
        }
        times = larger;
        oldest = 0;
    }

    /** How many times it has room for, which is what it takes of the memory. */
    int room() {
        return times.length;
    }
}
