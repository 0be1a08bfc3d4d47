package io.commentlog.bench.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/** A closed loop over anything that answers later: so many at a time, begun on the calling thread, ended on any. */
public final class InFlight {
    private InFlight() {}

    /** Begins one; whoever ends it says whether it went well. */
    @FunctionalInterface
    public interface Action {
        void start(long number, Ended ended);
    }

    /** To be called once for each that was begun. */
    @FunctionalInterface
    public interface Ended {
        void with(boolean success);
    }

    /** Returns when all have ended; those begun while it warms up do not count. */
    public static Load run(int atATime, Duration warmUp, Duration length, Action action) {
        long begin = System.nanoTime() + warmUp.toNanos();
        long end = begin + length.toNanos();
        Semaphore free = new Semaphore(atATime);
        ConcurrentHistogram latencies = new ConcurrentHistogram(Load.histogram());
        AtomicLong failed = new AtomicLong();
        long number = 0;
        while (System.nanoTime() < end) {
            free.acquireUninterruptibly();
            long started = System.nanoTime();
            action.start(number++, success -> {
                long ended = System.nanoTime();
                if (!success) {
                    failed.incrementAndGet();
                } else if (started >= begin && ended <= end) {
                    Load.record(latencies, ended - started);
                }
                free.release();
            });
        }
        free.acquireUninterruptibly(atATime);
        return new Load(length.toNanos(), failed.get(), latencies);
    }
}
