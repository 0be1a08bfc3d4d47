package io.commentlog.system.fault;

import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every request of a row's clients with its answer, only ever added to. Safe for all threads. */
final class History {
    private final Queue<Poll> polls = new ConcurrentLinkedQueue<>();
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();

    void add(Poll poll) {
        polls.add(poll);
    }

    void add(Write write) {
        writes.add(write);
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
