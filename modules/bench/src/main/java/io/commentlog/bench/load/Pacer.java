package io.commentlog.bench.load;

import java.util.concurrent.locks.LockSupport;

/** Starts what a schedule says when it says so, on the calling thread; what is late is started at once, none is left out. */
public final class Pacer {
    private Pacer() {}

    /** Starts one, without waiting for its end. */
    @FunctionalInterface
    public interface Action {
        void start(long number, long due);
    }

    /** Returns when all are started. */
    public static void run(Schedule schedule, Action action) {
        for (long number = 0; number < schedule.count(); number++) {
            long due = schedule.due(number);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            action.start(number, due);
        }
    }
}
