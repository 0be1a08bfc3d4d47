package io.commentlog.query.replica;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether brokers answer. They are lost when questions have failed and none was answered for five seconds; that is said
 * once, and once that they are back. Safe for all threads.
 */
final class BrokerContact {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerContact.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** In nanoseconds, monotonic. */
    private final LongSupplier clock;

    private long heardAt;
    private boolean lost;

    BrokerContact(LongSupplier clock) {
        this.clock = clock;
        this.heardAt = clock.getAsLong();
    }

    /** A question was answered. */
    synchronized void answered() {
        long now = clock.getAsLong();
        if (lost) {
            LOG.info("The brokers answer again after {}", seconds(now - heardAt));
        }
        lost = false;
        heardAt = now;
    }

    /** A question was not answered, or something else could not be had from the brokers. */
    synchronized void failed(Throwable cause) {
        if (!lost && clock.getAsLong() - heardAt >= PATIENCE.toNanos()) {
            lost = true;
            LOG.warn("The brokers do not answer; the view stays as it is and tells its age: {}", cause.toString());
        }
    }

    /** This process was stopped: that nothing was heard meanwhile is not the brokers' doing. */
    synchronized void woken() {
        if (!lost) {
            heardAt = clock.getAsLong();
        }
    }

    synchronized boolean lost() {
        return lost;
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
