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

    private final Way way;
    private final CommentListener listener;
    private final Step step;
    private final Telling telling;
    private final Thread thread;

    /** What every step is taken with: whom to ask, for what, and how long to wait. */
    record Way(Wire wire, ClientConfig config, Time time, Waits waits, Retries retries, Read read) {}

    /** Asks a node and tells what it answered; a failure is thrown. */
    @FunctionalInterface
    interface Step {
        void take(Way way, URI node, Telling telling);
    }

    Following(String name, Way way, String cursor, CommentListener listener, Step step) {
        this.way = way;
        this.listener = listener;
        this.step = step;
        this.telling = new Telling(cursor, listener, way.waits()::isClosed);
        this.thread = new Thread(this::run, "commentlog-" + name + "-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
    }

    /** Never ahead of what the listener was told. */
    String cursor() {
        return telling.cursor();
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (Waits waits = way.waits()) {
            // An interrupt is the listener's wish: nobody else knows the thread. Waiting on would fail at once, for
            // ever.
            while (!waits.isClosed() && !Thread.currentThread().isInterrupted()) {
                takeStep();
            }
        }
    }

    private void takeStep() {
        try {
            telling.begin();
            step.take(way, way.retries().node(), telling);
        } catch (RuntimeException trouble) {
            if (way.waits().isClosed() || Thread.currentThread().isInterrupted()) {
                return;
            }
            listener.onTrouble(trouble);
            way.waits().pause(way.retries().failed(trouble, way.time().nanos()));
        }
    }

    /** Ends every wait; returns when the thread is through, or the listener has not come back for 2 s, or is the caller. */
    void close() {
        way.waits().close();
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
