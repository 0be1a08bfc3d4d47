package io.commentlog.bot.group;

import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to answer an event, on a thread of its own; seen from the worker's thread, which waits for it. */
public final class Call {
    /** What the attempt does: returns when the event is done with, throws {@link NotNow} when it is not. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private final Future<Optional<NotNow>> future;

    private Call(Future<Optional<NotNow>> future) {
        this.future = future;
    }

    static Call start(ExecutorService thread, Work work) {
        return new Call(thread.submit(() -> {
            try {
                work.run();
                return Optional.empty();
            } catch (NotNow e) {
                return Optional.of(e);
            }
        }));
    }

    /** For whoever must cancel it. */
    Future<?> future() {
        return future;
    }

    /** Waits for the end at most that long; false if it has not come. */
    boolean ended(Duration wait) throws InterruptedException {
        try {
            future.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (CancellationException | ExecutionException e) {
            return true;
        }
    }

    /** Once ended: whether it was cancelled, so that nobody knows how far it came. */
    boolean abandoned() {
        return future.isCancelled();
    }

    /**
     * Once ended: why the event is not done with; empty if it is, or if the call was cancelled.
     *
     * @throws IllegalStateException if the work failed in a way that it does not declare: a bug
     */
    Optional<NotNow> notNow() throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Answering a comment failed", e.getCause());
        }
    }
}
