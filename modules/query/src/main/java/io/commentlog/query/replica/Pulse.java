package io.commentlog.query.replica;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Whether the replica's thread runs. A process that was stopped for a while (a signal, a collection, a machine that hangs)
 * must not answer from the view of before as if nothing had been: from the first moment on, who reads waits until the view
 * has caught up with what came meanwhile. Written by the replica's thread, read by all.
 */
final class Pulse {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long NOT_YET = Long.MAX_VALUE;

    /** In nanoseconds, monotonic. */
    private final LongSupplier clock;

    /** When the thread last turned with nothing to catch up; {@link #NOT_YET} before the view was live. */
    private volatile long beatAt = NOT_YET;

    private volatile CompletableFuture<Boolean> next = new CompletableFuture<>();

    /** When the thread found that it had been stopped, as long as it catches up. Owned by it. */
    private OptionalLong wokenAt = OptionalLong.empty();

    Pulse(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * The thread turns, as it does several times a second, whether brokers are there or not. To be called from when the view
     * is live.
     *
     * @param caughtUpSince whether the view is no older than the moment, or cannot become newer
     * @return whether it was stopped before this turn
     */
    boolean turned(LongPredicate caughtUpSince) {
        long now = clock.getAsLong();
        boolean woken = wokenAt.isEmpty() && isStopped(now);
        if (woken) {
            wokenAt = OptionalLong.of(now);
        }
        if (wokenAt.isEmpty() || caughtUpSince.test(wokenAt.getAsLong())) {
            wokenAt = OptionalLong.empty();
            beatAt = now;
            // After the beat: who came too late for this one sees that.
            if (next.getNumberOfDependents() > 0) {
                CompletableFuture<Boolean> waiting = next;
                next = new CompletableFuture<>();
                waiting.complete(true);
            }
        }
        return woken;
    }

    /**
     * Empty if the thread runs. Else what completes with true once the view has caught up, with false after the patience.
     */
    Optional<CompletionStage<Boolean>> waking(Duration patience) {
        if (!isStopped()) {
            return Optional.empty();
        }
        CompletableFuture<Boolean> waiter = next.copy();
        return isStopped()
                ? Optional.of(waiter.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS))
                : Optional.empty();
    }

    /** Whether the thread does not run, or has not caught up yet since it does. */
    boolean isStopped() {
        return isStopped(clock.getAsLong());
    }

    private boolean isStopped(long now) {
        long last = beatAt;
        return last != NOT_YET && now - last > PAUSE.toNanos();
    }
}
