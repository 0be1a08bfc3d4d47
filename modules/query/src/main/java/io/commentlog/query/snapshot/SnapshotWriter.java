package io.commentlog.query.snapshot;

import io.commentlog.kit.BugHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the newest snapshot every five seconds if the view has changed, once a minute if only time has passed, and when it
 * is closed. On a thread of its own, from a view that is immutable: nobody waits for the disk. A disk that fails costs warm
 * starts and nothing else; it is told of once, and once when it is over.
 */
public final class SnapshotWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    /** So that a start after a quiet night does not call the view a night old. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final SnapshotFile file;
    private final Journal journal;
    private final Supplier<Optional<Snapshot>> newest;
    private final Duration between;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** Guarded by this. */
    private Optional<Snapshot> written = Optional.empty();
    /** Guarded by this. */
    private boolean failing;

    private final AtomicLong failures = new AtomicLong();
    private volatile long bytes;
    private volatile Duration took = Duration.ZERO;

    /**
     * @param newest to write; empty as long as there is nothing that is worth it
     */
    public SnapshotWriter(SnapshotFile file, Journal journal, Supplier<Optional<Snapshot>> newest, BugHandler bugs) {
        this(file, journal, newest, bugs, BETWEEN);
    }

    SnapshotWriter(
            SnapshotFile file,
            Journal journal,
            Supplier<Optional<Snapshot>> newest,
            BugHandler bugs,
            Duration between) {
        this.file = file;
        this.journal = journal;
        this.newest = newest;
        this.between = between;
        this.thread = new Thread(() -> run(bugs), "snapshot");
    }

    public SnapshotWriter start() {
        thread.start();
        return this;
    }

    private void run(BugHandler bugs) {
        try {
            boolean last = false;
            while (!last) {
                last = closing.await(between.toMillis(), TimeUnit.MILLISECONDS);
                Optional<Snapshot> now = newest.get();
                if (now.isPresent() && (last || isDue(now.get()))) {
                    write(now.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            bugs.bug(e);
        }
    }

    private synchronized boolean isDue(Snapshot newest) {
        return isDue(written, newest);
    }

    static boolean isDue(Optional<Snapshot> written, Snapshot newest) {
        return written.isEmpty()
                || !written.get().isSameAs(newest)
                || newest.completeAsOf() - written.get().completeAsOf() >= IDLE.toMillis();
    }

    /** Returns when it is on the disk, or cannot be. */
    public synchronized void write(Snapshot snapshot) {
        long begun = System.nanoTime();
        try {
            bytes = file.write(snapshot);
            journal.covered(snapshot.offsets());
            took = Duration.ofNanos(System.nanoTime() - begun);
            written = Optional.of(snapshot);
            if (failing) {
                LOG.info("The view is written to disk again");
            }
            failing = false;
        } catch (IOException e) {
            failures.incrementAndGet();
            if (!failing) {
                LOG.warn(
                        "The view cannot be written to disk; the next start will be from an older one: {}",
                        SnapshotFile.reason(e));
            }
            failing = true;
        }
    }

    /** How often it could not be written. */
    public long failures() {
        return failures.get();
    }

    /** Of the snapshot written last; 0 before the first. */
    public long bytes() {
        return bytes;
    }

    /** How long the last one took. */
    public Duration took() {
        return took;
    }

    /** Writes what is newest now, and returns when that is done or has taken too long. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
