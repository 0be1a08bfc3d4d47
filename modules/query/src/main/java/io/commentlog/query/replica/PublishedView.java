package io.commentlog.query.replica;

import io.commentlog.event.LogPosition;
import io.commentlog.query.view.NewestKnown;
import io.commentlog.query.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest view, and those who wait for a position to be in it. Written by the replica's thread, read by all. INVARIANT:
 * a waiter registers before it looks at the view, and the view is set before waiters are looked for, so none is missed.
 */
public final class PublishedView {
    /** A waiter's place in line; the number tells two of the same offset apart. */
    private record Place(long offset, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byOffset = Long.compare(offset, other.offset);
            return byOffset != 0 ? byOffset : Long.compare(number, other.number);
        }
    }

    private final AtomicLong numbers = new AtomicLong();
    /** By partition, from when somebody waits for the first time; each guarded by itself. */
    private final Map<Integer, NavigableMap<Place, CompletableFuture<Boolean>>> waiting = new ConcurrentHashMap<>();

    private final List<ViewListener> listeners = new CopyOnWriteArrayList<>();

    private final NewestKnown newest;

    private volatile View current;

    public PublishedView(View first) {
        this.current = first;
        this.newest = NewestKnown.of(first);
    }

    public View current() {
        return current;
    }

    /** What an answer with nothing in it is held against. */
    public NewestKnown newest() {
        return newest;
    }

    /** Has the listener told of every view from now on. */
    public void listen(ViewListener listener) {
        listeners.add(listener);
    }

    /** Shows the view to all, and wakes those who waited for what is in it. Called by the replica's thread alone. */
    void publish(View view) {
        View seen = current;
        newest.before(seen, view);
        current = view;
        newest.after(seen, view);
        for (int partition = 0; partition < view.partitions(); partition++) {
            NavigableMap<Place, CompletableFuture<Boolean>> line = waiting.get(partition);
            if (line != null) {
                reached(line, view.position(partition).offset()).forEach(waiter -> waiter.complete(true));
            }
        }
        listeners.forEach(ViewListener::viewChanged);
    }

    private static List<CompletableFuture<Boolean>> reached(
            NavigableMap<Place, CompletableFuture<Boolean>> line, long offset) {
        synchronized (line) {
            if (line.isEmpty() || line.firstKey().offset() > offset) {
                return List.of();
            }
            var head = line.headMap(new Place(offset, Long.MAX_VALUE), true);
            List<CompletableFuture<Boolean>> woken = List.copyOf(head.values());
            head.clear();
            return woken;
        }
    }

    /**
     * Completes with true once the view has applied the event at the position, with false after {@code patience}; at once
     * if it has already. Continuations may run on the replica's thread and must not block it.
     *
     * @throws IllegalArgumentException if there is no such partition
     */
    public CompletionStage<Boolean> whenApplied(LogPosition position, Duration patience) {
        if (position.partition() >= current.partitions()) {
            throw new IllegalArgumentException("There is no partition " + position.partition());
        }
        if (current.hasApplied(position)) {
            return CompletableFuture.completedStage(true);
        }
        Place place = new Place(position.offset(), numbers.incrementAndGet());
        NavigableMap<Place, CompletableFuture<Boolean>> line =
                waiting.computeIfAbsent(position.partition(), partition -> new TreeMap<>());
        CompletableFuture<Boolean> waiter = new CompletableFuture<>();
        synchronized (line) {
            line.put(place, waiter);
        }
        if (current.hasApplied(position)) {
            waiter.complete(true);
        }
        return waiter.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((applied, failure) -> leave(line, place));
    }

    private static void leave(Map<Place, CompletableFuture<Boolean>> line, Place place) {
        synchronized (line) {
            line.remove(place);
        }
    }

    /** How many wait now. */
    public int waiters() {
        int count = 0;
        for (NavigableMap<Place, CompletableFuture<Boolean>> line : waiting.values()) {
            synchronized (line) {
                count += line.size();
            }
        }
        return count;
    }
}
