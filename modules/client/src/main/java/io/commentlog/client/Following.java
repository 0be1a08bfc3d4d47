package io.commentlog.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread that takes one step after another until it is closed, with a pause after every one that failed. It never gives
 * up by itself; a listener hears of each failure.
 */
final class Following {
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final Duration LONGEST_LISTENING = Duration.ofSeconds(2);

    private final Waits waits;
    private final Time time;
    private final Retries retries;
    private final CommentListener listener;
    private final Step step;
    private final Thread thread;

    /** Asks a node and tells what it answered; a failure is thrown. */
    @FunctionalInterface
    interface Step {
        void take(URI node);
    }

    Following(String name, Waits waits, Time time, Retries retries, CommentListener listener, Step step) {
        this.waits = waits;
        this.time = time;
        this.retries = retries;
        this.listener = listener;
        this.step = step;
        this.thread = new Thread(this::run, "commentlog-" + name + "-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (waits) {
            // An interrupt is the listener's wish: nobody else knows the thread. Waiting on would fail at once, for
            // ever.
            while (!waits.isClosed() && !Thread.currentThread().isInterrupted()) {
                takeStep();
            }
        }
    }

    private void takeStep() {
        try {
            step.take(retries.node());
        } catch (RuntimeException trouble) {
            if (waits.isClosed() || Thread.currentThread().isInterrupted()) {
                return;
            }
            listener.onTrouble(trouble);
            waits.pause(retries.failed(trouble, time.nanos()));
        }
    }

    /** Ends every wait; returns when the thread is through, or the listener has not come back for 2 s, or is the caller. */
    void close() {
        waits.close();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, LONGEST_LISTENING.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
