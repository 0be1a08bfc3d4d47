package io.commentlog.system.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Time that passes while others work: a fault's duration under load, or a wait for a condition. */
final class Pause {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Pause() {}

    static void of(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static void seconds(double seconds) {
        of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Whether the condition became true in time. */
    static boolean until(BooleanSupplier condition, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            of(LOOK_AGAIN);
        }
        return true;
    }
}
