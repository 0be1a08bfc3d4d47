package io.commentlog.system;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things at a fixed rate, each when it is due, however long those before it take: as independent clients do. */
final class OpenLoop {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private OpenLoop() {}

    /** Starts one of them, without waiting for its end; {@code due} is on the clock of {@link System#nanoTime}. */
    @FunctionalInterface
    interface Action {
        void start(int number, long due);
    }

    /** Returns when all are started. */
    static void run(int from, int to, int perSecond, Action action) {
        long begin = System.nanoTime();
        CompletableFuture<Void> done = new CompletableFuture<>();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        try {
            for (int number = from; number < to; number++) {
                int current = number;
                long offset = (number - from) * SECOND / perSecond;
                var unused = timer.schedule(
                        () -> {
                            try {
                                action.start(current, begin + offset);
                                if (current == to - 1) {
                                    done.complete(null);
                                }
                            } catch (RuntimeException e) {
                                done.completeExceptionally(e);
                            }
                        },
                        begin + offset - System.nanoTime(),
                        TimeUnit.NANOSECONDS);
            }
            done.join();
        } finally {
            timer.shutdownNow();
        }
    }
}
