package io.commentlog.kit.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts the posts of each address, in a token bucket of its own: as many as the rate allows at once, and then one whenever
 * a share of the period has passed. Remembers at most {@link #MAX_ADDRESSES} addresses, each for one period after its last
 * post, when its bucket is full again and forgetting it changes nothing. Safe for all threads; never blocks.
 */
public final class PostLimit {
    /**
     * About 20 MB. Beyond it those who post least are forgotten first, and begin anew: who has that many addresses is
     * not stopped by counting them.
     */
    public static final int MAX_ADDRESSES = 50_000;

    private final Bandwidth bandwidth;
    private final TimeMeter time;
    private final Cache<IpAddress, Bucket> buckets;

    /**
     * @param nanoTime a clock that only runs forward, from anywhere, such as {@link System#nanoTime}
     */
    public PostLimit(PostRate rate, LongSupplier nanoTime) {
        this.bandwidth = Bandwidth.builder()
                .capacity(rate.posts())
                .refillGreedy(rate.posts(), rate.per())
                .build();
        this.time = new Elapsed(nanoTime, nanoTime.getAsLong());
        // Upkeep on the caller's thread: it is a few entries a call, and the bound holds without waiting for a pool.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(rate.per())
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** Counts a post of the address, and is empty; or says how long until one is allowed, and counts nothing. */
    public Optional<Duration> take(IpAddress address) {
        ConsumptionProbe probe =
                buckets.get(address.subscriber(), key -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
    }

    /** How many addresses are remembered now. */
    long addresses() {
        return buckets.estimatedSize();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(time)
                .build();
    }

    /** Time since the start: a bucket would never fill again once a clock has run past the greatest number. */
    private record Elapsed(LongSupplier nanoTime, long start) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong() - start;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
