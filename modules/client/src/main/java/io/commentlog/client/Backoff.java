package io.commentlog.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to pause after failures: twice as long every time up to {@code most}, and a random half of it, so that clients
 * that failed together do not come back together. Pure.
 */
record Backoff(Duration first, Duration most) {
    /** Of a caller who waits for the answer. */
    static final Backoff OF_A_CALL = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** Of what goes on until it is closed. */
    static final Backoff OF_A_FEED = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 20;

    /** At least half of {@code first · 2^(failures-1)}, at most the whole of it. */
    Duration pause(int failures, RandomGenerator random) {
        long step = Math.min(most.toMillis(), first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(step / 2 + random.nextLong(step - step / 2 + 1));
    }

    /** Up to {@code first}. */
    Duration jitter(RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(first.toMillis() + 1));
    }
}
