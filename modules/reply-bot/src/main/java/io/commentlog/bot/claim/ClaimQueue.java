package io.commentlog.bot.claim;

import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The claims for one entity, or for anybody, and the keepers that find questions for them. A claim waits only while no
 * keeper has a question that is free. Thread-safe; whoever calls is told at once.
 */
final class ClaimQueue {
    /** In each line: so many look for questions, and may hold one, while nobody has claimed it. */
    private static final int MOST_FREE = 6;

    /** After this long without a claim keepers leave their group, so that others get what they hold. */
    private static final long IDLE = Duration.ofSeconds(60).toNanos();

    /** How much longer than asked a claim waits while the group's past is still being read. */
    private static final long READING = Duration.ofSeconds(8).toNanos();

    /** Makes a keeper that runs, without waiting for it. */
    @FunctionalInterface
    interface Starting {
        Keeper start(Line line, ClaimQueue queue);
    }

    /** What a keeper does, as far as the queue is concerned. */
    private enum State {
        SEEKING,
        PARKED,
        TAKEN
    }

    private final List<Line> lines;
    private final Starting starting;
    private final LongSupplier nanoTime;
    private final Map<Keeper, State> keepers = new LinkedHashMap<>();
    private final Deque<Claim> waiting = new ArrayDeque<>();
    private long lastClaim;
    private boolean closed;

    /**
     * @param lines the most urgent first
     */
    ClaimQueue(List<Line> lines, Starting starting, LongSupplier nanoTime) {
        this.lines = List.copyOf(lines);
        this.starting = starting;
        this.nanoTime = nanoTime;
        this.lastClaim = nanoTime.getAsLong();
    }

    /** Its lease comes soon, at the latest some time after it is content with nothing. */
    synchronized void claim(Claim claim) {
        lastClaim = nanoTime.getAsLong();
        if (closed) {
            claim.lease().complete(Optional.empty());
            return;
        }
        Optional<Keeper> parked = keepers.entrySet().stream()
                .filter(entry -> entry.getValue() == State.PARKED)
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(keeper -> lines.indexOf(keeper.line())));
        if (parked.isPresent()) {
            keepers.put(parked.get(), State.TAKEN);
            parked.get().offer(claim);
        } else {
            waiting.addLast(claim);
        }
        grow();
    }

    /** A keeper has a question that nobody has claimed. The claim that it is for now, if one waits. */
    synchronized Optional<Claim> parked(Keeper keeper) {
        dropDone();
        Optional<Claim> next = Optional.ofNullable(waiting.pollFirst());
        keepers.put(keeper, next.isPresent() ? State.TAKEN : State.PARKED);
        grow();
        return next;
    }

    /** A keeper has nothing any more. */
    synchronized void seeks(Keeper keeper) {
        keepers.put(keeper, State.SEEKING);
    }

    /** A keeper has looked and found what it has found: it may be time to tell a claim that there is nothing. */
    synchronized void looked() {
        dropDone();
        long now = nanoTime.getAsLong();
        boolean quiet = quiet();
        Iterator<Claim> claims = waiting.iterator();
        while (claims.hasNext()) {
            Claim claim = claims.next();
            if (now - claim.until() >= 0 && quiet) {
                claims.remove();
                claim.lease().complete(Optional.empty());
            } else if (now - claim.until() >= READING) {
                claims.remove();
                claim.lease()
                        .completeExceptionally(new NotNow(
                                "What waits is not known yet: the log is being read, or the brokers are away",
                                Duration.ofSeconds(1)));
            }
        }
    }

    /** Whether the keeper may leave: nobody has claimed for long. Then it is none of this queue's any more. */
    synchronized boolean retires(Keeper keeper) {
        boolean idle = nanoTime.getAsLong() - lastClaim > IDLE && waiting.isEmpty();
        boolean leaves = idle && keepers.get(keeper) != State.TAKEN;
        if (leaves) {
            keepers.remove(keeper);
        }
        return leaves;
    }

    /** The keeper has ended. */
    synchronized void left(Keeper keeper) {
        keepers.remove(keeper);
    }

    /** No claim is answered with a question any more; the keepers that there are. */
    synchronized List<Keeper> close() {
        closed = true;
        waiting.forEach(claim -> claim.lease().complete(Optional.empty()));
        waiting.clear();
        return List.copyOf(keepers.keySet());
    }

    private void dropDone() {
        waiting.removeIf(claim -> claim.lease().isDone());
    }

    private boolean quiet() {
        return lines.stream()
                        .allMatch(line -> keepers.keySet().stream()
                                .anyMatch(keeper -> keeper.line().equals(line) && keeper.quiet()))
                && keepers.entrySet().stream()
                        .noneMatch(entry -> entry.getValue() == State.SEEKING
                                && !entry.getKey().quiet());
    }

    /**
     * A group gives each member some of the partitions, and one that holds a question reads nothing. So for each that is
     * taken another looks, as far as the bound.
     */
    private void grow() {
        if (closed) {
            return;
        }
        for (Line line : lines) {
            long taken = count(line, State.TAKEN);
            long free = count(line, State.SEEKING) + count(line, State.PARKED);
            long wanted = Math.min(MOST_FREE, 1 + taken + (lines.size() == 1 ? waiting.size() : 0));
            for (; free < wanted; free++) {
                keepers.put(starting.start(line, this), State.SEEKING);
            }
        }
    }

    private long count(Line line, State state) {
        return keepers.entrySet().stream()
                .filter(entry ->
                        entry.getValue() == state && entry.getKey().line().equals(line))
                .count();
    }
}
