package io.commentlog.kit.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Counts the posts of each address: never more than the rate allows in any period, whenever that begins. Remembers an address
 * for one period after its last try, when nothing of it counts any more, within a fixed memory for all of them. Safe for all
 * threads; two who post from one address wait for each other, which is a few instructions.
 */
public final class PostLimit {
    /**
     * In words of 8 bytes, so about 20 MB. Beyond it those who post least are forgotten first, and begin anew: who has that
     * many addresses is not stopped by counting them. More than the times of the highest rate there is.
     */
    static final long MAX_WORDS = 2_500_000;

    /** What an address takes beside its times: the cache's entry, the key, the ring. */
    static final int WORDS_OF_AN_ADDRESS = 24;

    private final PostRate rate;
    private final Ticker time;
    private final Cache<IpAddress, CountedPosts> counted;

    /**
     * @param nanoTime a clock that only runs forward, from anywhere, such as {@link System#nanoTime}
     */
    public PostLimit(PostRate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.time = nanoTime::getAsLong;
        // Upkeep on the caller's thread: it is a few entries a call, and the bound holds without waiting for a pool.
        this.counted = Caffeine.newBuilder()
                .maximumWeight(MAX_WORDS)
                .weigher((IpAddress address, CountedPosts posts) -> WORDS_OF_AN_ADDRESS + posts.room())
                .expireAfterAccess(rate.per())
                .ticker(time)
                .executor(Runnable::run)
                .build();
    }

    /** Counts a post of the address, and is empty; or says how long until one is allowed, and counts nothing. */
    public Optional<Duration> take(IpAddress address) {
        AtomicLong wait = new AtomicLong();
        counted.asMap().compute(address.subscriber(), (key, known) -> {
            CountedPosts posts = known == null ? new CountedPosts(rate) : known;
            wait.set(posts.take(time.read())); // read in here, where one address's posts have an order
            return posts; // put back, and so weighed anew
        });
        return wait.get() == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait.get()));
    }

    /** How many addresses are remembered now. */
    long addresses() {
        return counted.estimatedSize();
    }
}
