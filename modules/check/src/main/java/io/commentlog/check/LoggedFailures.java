package io.commentlog.check;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import java.util.HashMap;
import java.util.Map;

/**
 * Which questions the log says are given up, and what each comment shows as its {@code failure}, which may be a client's
 * own. Costs nothing for a comment that was asked once and answered. Confined to one thread.
 */
final class LoggedFailures {
    private final Ledger ledger;
    private final Fingerprints fingerprints;
    /** Of the last event that asked, by row, where it was not the post. */
    private final Map<Integer, LogPosition> askedAgain = new HashMap<>();
    /** Fingerprints by row, of those that show a failure. */
    private final Map<Integer, Long> shown = new HashMap<>();

    LoggedFailures(Ledger ledger, Fingerprints fingerprints) {
        this.ledger = ledger;
        this.fingerprints = fingerprints;
    }

    void posted(int row, Comment comment) {
        show(row, fingerprints.ofFailure(comment));
    }

    /** The mark was set, either way: whoever did it knew better than the bot. */
    void marked(int row) {
        if (ledger.givenUp(row)) {
            shown.remove(row);
        }
    }

    void askedAgain(LogPosition at, int row) {
        askedAgain.put(row, at);
    }

    void unanswered(int row, CommentEvent.Unanswered event) {
        if (ledger.waiting(row) && isLast(row, event.asked())) {
            ledger.giveUp(row);
            show(row, fingerprints.ofFailure(event));
        }
    }

    /** Whether the event asks again; then it is for the caller to say so to {@link #askedAgain}. */
    boolean retries(int row, CommentEvent.Retried event) {
        boolean asks = ledger.givenUp(row) && isLast(row, event.asked());
        if (asks) {
            shown.remove(row);
        }
        return asks;
    }

    /** Whether no event has asked since. */
    private boolean isLast(int row, LogPosition asked) {
        LogPosition last = askedAgain.get(row);
        return last == null ? ledger.askedByPost(row) && ledger.position(row).equals(asked) : last.equals(asked);
    }

    private void show(int row, long failure) {
        if (failure != Fingerprints.NO_FAILURE) {
            shown.put(row, failure);
        }
    }

    /** The fingerprint of what the comment must show as its failure. */
    long of(int row) {
        return shown.getOrDefault(row, Fingerprints.NO_FAILURE);
    }
}
