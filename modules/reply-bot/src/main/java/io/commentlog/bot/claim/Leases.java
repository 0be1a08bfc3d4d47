package io.commentlog.bot.claim;

import io.commentlog.event.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The leases of this process, and what became of the last {@value #REMEMBERED}, so that who did not hear an answer may ask
 * again. Thread-safe.
 */
final class Leases {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Lease> running = new LinkedHashMap<>();
    private final Map<String, Past> past = new LinkedHashMap<>();

    /** @param completed empty for one that ran out, was given back or lost */
    private record Past(String id, String workerId, String commentId, Optional<Completed> completed) {
        boolean isOf(String name, String worker) {
            return workerId.equals(worker) && (id.equals(name) || commentId.equals(name));
        }
    }

    /** What a worker means by a lease's id or a comment's: one that runs, or one that it has completed. */
    record Found(Optional<Lease> running, Optional<Completed> completed) {}

    synchronized int count() {
        return running.size();
    }

    /** Begins, or goes on until another time. */
    synchronized void put(Lease lease) {
        running.put(lease.id(), lease);
    }

    synchronized void end(Lease lease, Optional<Completed> completed) {
        running.remove(lease.id());
        past.put(lease.id(), new Past(lease.id(), lease.workerId(), lease.commentId(), completed));
        if (past.size() > REMEMBERED) {
            past.remove(past.keySet().iterator().next());
        }
    }

    /**
     * @param name the lease's id, or its comment's
     * @throws Rejection if there is no such lease, or it is over, or another worker's
     */
    synchronized Found find(String name, String workerId) {
        Optional<Lease> now = newest(running.values().stream()
                .filter(lease -> lease.isNamed(name) && lease.workerId().equals(workerId)));
        if (now.isPresent()) {
            return new Found(now, Optional.empty());
        }
        Optional<Past> over = newest(past.values().stream().filter(before -> before.isOf(name, workerId)));
        if (over.isPresent()) {
            return new Found(
                    Optional.empty(), Optional.of(over.get().completed().orElseThrow(Leases::isOver)));
        }
        boolean others = running.values().stream().anyMatch(lease -> lease.isNamed(name));
        throw others
                ? new Rejection(409, "The lease is another worker's")
                : new Rejection(404, "There is no such lease on this node; leases are asked for where they were given");
    }

    /** What became of it, if it was completed. */
    synchronized Optional<Completed> completed(Lease lease) {
        return Optional.ofNullable(past.get(lease.id())).flatMap(Past::completed);
    }

    static Rejection isOver() {
        return new Rejection(409, "The lease has run out or was given back; the comment may be with another worker");
    }

    private static <T> Optional<T> newest(Stream<T> oldestFirst) {
        return oldestFirst.reduce((older, newer) -> newer);
    }
}
