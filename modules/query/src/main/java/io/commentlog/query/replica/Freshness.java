package io.commentlog.query.replica;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How old the view is. Now and then the cluster is asked where the log ends; once the view has everything up to there, it
 * was complete at the moment of asking. So the age counts the delay of the fold, of the changelog and of the replica, and
 * grows while any of them is away. Time is a parameter, in nanoseconds of one monotonic clock. Safe for all threads.
 */
final class Freshness {
    /** What was asked first and is not reached yet; later answers are taken once it is. */
    private record Open(long askedAt, List<Long> wanted) {}

    private Optional<Open> open = Optional.empty();
    private Optional<LogEnd> newest = Optional.empty();
    private Optional<Long> completeAsOf = Optional.empty();

    synchronized void ended(long askedAt, LogEnd end) {
        newest = Optional.of(end);
        if (open.isEmpty()) {
            open = Optional.of(new Open(askedAt, end.log()));
        }
    }

    /** Tells how far the replica has come; called by its thread after every batch and every answer. */
    synchronized void reached(long[] applied, long[] consumed) {
        if (open.isPresent() && newest.orElseThrow().isReached(open.get().wanted(), applied, consumed)) {
            completeAsOf = Optional.of(open.get().askedAt());
            open = Optional.empty();
        }
    }

    /** Whether the view has ever been complete. */
    synchronized boolean loaded() {
        return completeAsOf.isPresent();
    }

    /** How long ago the view was last known to be complete; empty if it never was. */
    synchronized Optional<Duration> age(long now) {
        return completeAsOf.map(then -> Duration.ofNanos(Math.max(0, now - then)));
    }

    /** How many events of the log are not applied; empty as long as nobody has said where it ends. */
    synchronized OptionalLong missing(long[] applied) {
        return newest.map(end -> OptionalLong.of(end.missing(applied))).orElse(OptionalLong.empty());
    }
}
