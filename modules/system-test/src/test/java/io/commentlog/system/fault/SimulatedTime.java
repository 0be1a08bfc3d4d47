package io.commentlog.system.fault;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** A clock on which nothing takes longer than it says: events in the order of their times, those of one time as they came. */
final class SimulatedTime {
    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Random random;
    private long now;
    private long numbers;

    SimulatedTime(long seed) {
        this.random = new Random(seed);
    }

    /** Nanoseconds since the beginning. */
    long now() {
        return now;
    }

    void after(long nanos, Runnable action) {
        events.add(new Event(now + nanos, numbers++, action));
    }

    /** After that time, give or take a fifth. */
    void about(long nanos, Runnable action) {
        after(Math.round(nanos * (0.8 + 0.4 * random.nextDouble())), action);
    }

    void runUntil(long end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event event = events.remove();
            now = event.at();
            event.action().run();
        }
        now = end;
    }
}
