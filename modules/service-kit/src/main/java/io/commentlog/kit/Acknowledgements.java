package io.commentlog.kit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether acknowledgements come, of a partition or of a log: once they have stopped, writes are refused at once instead of
 * waiting in a pile for a time-out that is certain. One write in a while goes through all the same, and the first that is
 * acknowledged opens the way again. Safe for all threads, and no lock on the way of a write.
 */
public final class Acknowledgements {
    /** Longer than a broker's pause; a leader that is replaced takes longer, and its partition is closed meanwhile. */
    static final Duration STALLED = Duration.ofSeconds(2);

    /** Between the writes that try a closed way. */
    static final Duration TRY_AGAIN = Duration.ofMillis(500);

    /** More than a broker that keeps up ever leaves open, and some tens of MiB with their requests. */
    static final int MOST_UNANSWERED = 10_000;

    private final LongSupplier nanos;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong triedAt;
    private volatile long progressAt;
    private volatile boolean failing;

    /**
     * @param nanos a clock that only moves on, such as {@link System#nanoTime}
     */
    public Acknowledgements(LongSupplier nanos) {
        this.nanos = nanos;
        progressAt = nanos.getAsLong();
        triedAt = new AtomicLong(progressAt);
    }

    /**
     * Takes one more write, which then ends in {@link #came}, {@link #failed} or {@link #withdrawn}; false if it would wait
     * in vain.
     */
    public boolean take() {
        long now = nanos.getAsLong();
        if (unanswered.get() >= MOST_UNANSWERED || (isClosed(now) && !mayTry(now))) {
            return false;
        }
        if (unanswered.getAndIncrement() == 0) {
            progressAt = now;
        }
        return true;
    }

    /** Whether {@link #take} would say so now; takes nothing. */
    public boolean wouldTake() {
        long now = nanos.getAsLong();
        return unanswered.get() < MOST_UNANSWERED && (!isClosed(now) || now - triedAt.get() >= TRY_AGAIN.toNanos());
    }

    private boolean isClosed(long now) {
        return failing || (unanswered.get() > 0 && now - progressAt > STALLED.toNanos());
    }

    private boolean mayTry(long now) {
        long last = triedAt.get();
        return now - last >= TRY_AGAIN.toNanos() && triedAt.compareAndSet(last, now);
    }

    /** The brokers have acknowledged a write. */
    public void came() {
        progressAt = nanos.getAsLong();
        failing = false;
        unanswered.decrementAndGet();
    }

    /** A write was given up. */
    public void failed() {
        triedAt.set(nanos.getAsLong());
        failing = true;
        unanswered.decrementAndGet();
    }

    /** A write was not sent, for a reason of its own. */
    public void withdrawn() {
        unanswered.decrementAndGet();
    }
}
