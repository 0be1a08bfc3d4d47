package io.commentlog.client;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Everything that one owner waits for: an answer, the next bytes of a stream, the next try. {@link #close} ends all of it at
 * once, and what would be waited for later too. Safe for all threads.
 */
final class Waits implements AutoCloseable {
    private final Time time;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Runnable> cuts = ConcurrentHashMap.newKeySet();
    private final Runnable leaveParent;

    Waits(Time time) {
        this.time = time;
        this.leaveParent = () -> {};
    }

    private Waits(Waits parent) {
        this.time = parent.time;
        Runnable cut = this::close;
        this.leaveParent = () -> parent.end(cut);
        parent.begin(cut);
    }

    /** Waits of its own that are closed with this one's at the latest. */
    Waits child() {
        return new Waits(this);
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** From now until {@link #end} closing runs the cut. It may run twice. */
    void begin(Runnable cut) {
        cuts.add(cut);
        // After the cut was added: a close that did not find it is seen here.
        if (isClosed()) {
            cut.run();
        }
    }

    void end(Runnable cut) {
        cuts.remove(cut);
    }

    /** Waits until the duration is over or this is closed. */
    void pause(Duration duration) {
        try {
            time.pause(duration, closed);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What the future brings; if it does not in time, or this is closed, the future is cancelled. */
    <T> T answer(CompletableFuture<T> future, Duration within) throws IOException {
        Runnable cut = () -> future.cancel(true);
        begin(cut);
        try {
            return future.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("nothing within " + within.toMillis() + " ms");
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (CancellationException e) {
            throw Unavailable.closed();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            end(cut);
            cut.run();
        }
    }

    static Unavailable interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return Unavailable.interrupted(cause);
    }

    @Override
    public void close() {
        leaveParent.run();
        closed.countDown();
        cuts.forEach(Runnable::run);
    }
}
