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

    private record Answer(long askedAt, LogEnd end) {}

    private Optional<Open> open = Optional.empty();
    private Optional<Answer> newest = Optional.empty();

    /** Every read of the view asks for these two, and takes no lock. */
    private volatile Optional<Long> completeAsOf = Optional.empty();

    private volatile boolean live;

    /** There is a view from before this process, which was complete then. */
    synchronized void restored(long asOf) {
        completeAsOf = Optional.of(asOf);
    }

    /** The changelog is read anew, and may be another one: what was said of it counts no more. */
    synchronized void begun() {
        open = Optional.empty();
        newest = Optional.empty();
    }

    synchronized void ended(long askedAt, LogEnd end) {
        newest = Optional.of(new Answer(askedAt, end));
        if (open.isEmpty()) {
            open = Optional.of(new Open(askedAt, end.log()));
        }
    }

    /** Whether a replica that has come so far has everything up to the end that was asked for. */
    synchronized boolean isReached(long[] applied, long[] consumed) {
        return open.isPresent()
                && newest.orElseThrow().end().isReached(open.get().wanted(), applied, consumed);
    }

    /** Tells how far the replica has come; called by its thread after every batch and every answer. */
    synchronized void reached(long[] applied, long[] consumed) {
        if (isReached(applied, consumed)) {
            completeAsOf = Optional.of(open.orElseThrow().askedAt());
            open = Optional.empty();
            live = true;
        }
    }

    /** When it was asked for the end of the changelog that is known to be read; empty if it is not read up to there. */
    synchronized OptionalLong readAsOf(long[] consumed) {
        return newest.isPresent() && newest.get().end().isRead(consumed)
                ? OptionalLong.of(newest.get().askedAt())
                : OptionalLong.empty();
    }

    /** Where things ended when that was last answered. */
    synchronized Optional<LogEnd> end() {
        return newest.map(Answer::end);
    }

    /** Whether the view has been complete since this process began. */
    boolean live() {
        return live;
    }

    /** Whether the view is known to be complete as of the moment or a later one. */
    synchronized boolean isCompleteSince(long moment) {
        return completeAsOf.isPresent() && completeAsOf.get() - moment >= 0;
    }

    /** How long ago the view was last known to be complete, by this process or one before it; empty if it never was. */
    Optional<Duration> age(long now) {
        return completeAsOf.map(then -> Duration.ofNanos(Math.max(0, now - then)));
    }

    /** How many events of the log are not applied; empty as long as nobody has said where it ends. */
    synchronized OptionalLong missing(long[] applied) {
        return newest.map(answer -> OptionalLong.of(answer.end().missing(applied)))
                .orElse(OptionalLong.empty());
    }
}
