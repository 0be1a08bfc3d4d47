package io.commentlog.system.fault;

import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Every request of a row's clients with its answer, only ever added to. Safe for all threads. */
final class History {
    private final Queue<Poll> polls = new ConcurrentLinkedQueue<>();
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();

    void add(Poll poll) {
        polls.add(poll);
    }

    void add(Write write) {
        writes.add(write);
        if (write.acknowledged()) {
            acknowledged.incrementAndGet();
        }
    }

    /** How many writes so far. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** In the order of their starts. */
    List<Poll> polls() {
        return polls.stream().sorted(Comparator.comparingLong(Poll::start)).toList();
    }

    /** In the order of their ends. */
    List<Write> writes() {
        return writes.stream().sorted(Comparator.comparingLong(Write::end)).toList();
    }
}
