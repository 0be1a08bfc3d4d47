package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** A count that climbs to a goal: how fast it does, from when it was first seen above zero. Owned by one thread. */
final class Climb {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long BETWEEN_TOLD = TimeUnit.SECONDS.toNanos(5);

    private final double goal;
    private double first;
    private double newest;
    private long began;
    private long moved;
    private boolean looked;

    Climb(double goal) {
        this.goal = goal;
    }

    /**
     * Looks until it is there.
     *
     * @param what is counted, for people
     * @throws CannotBench if it stands still
     */
    static Climb watch(String what, double goal, DoubleSupplier count, Consumer<String> told) {
        Climb climb = new Climb(goal);
        long lastTold = System.nanoTime();
        while (!climb.sees(System.nanoTime(), count.getAsDouble())) {
            long now = System.nanoTime();
            if (climb.still(now).compareTo(PATIENCE) > 0) {
                throw new CannotBench(String.format(Locale.ROOT, "%s: no more than %,.0f", what, climb.newest));
            }
            if (now - lastTold > BETWEEN_TOLD) {
                lastTold = now;
                told.accept(String.format(Locale.ROOT, "%s: %,.0f of %,.0f", what, climb.newest, goal));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return climb;
    }

    /** Takes a look; whether the goal is reached. */
    boolean sees(long now, double count) {
        if (!looked || count > newest) {
            moved = now;
        }
        if (newest == 0 && count > 0) {
            began = now;
            first = count;
        }
        looked = true;
        newest = count;
        return count >= goal;
    }

    /** How long it has not climbed. */
    Duration still(long now) {
        return Duration.ofNanos(now - moved);
    }

    /** Between the first and the last look at which it had climbed; 0 if there was only one. */
    double perSecond() {
        return moved == began ? 0 : (newest - first) * TimeUnit.SECONDS.toNanos(1) / (moved - began);
    }

    /** How much of it came in that time. */
    double climbed() {
        return newest - first;
    }
}
