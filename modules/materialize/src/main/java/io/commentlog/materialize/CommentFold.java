package io.commentlog.materialize;

import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.event.MalformedEvent;
import io.commentlog.event.Processed;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.materialize.Folded.Changed;
import io.commentlog.materialize.Folded.Reason;
import io.commentlog.materialize.Folded.Unchanged;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an event makes of a comment: posted once, patched, given up and retried, deleted for good. Pure: the same log folds to the same
 * stores, however often and wherever it is folded, which is what lets replicas read updates before they are committed.
 */
final class CommentFold {
    private CommentFold() {}

    /**
     * @param current what the store {@code comments} holds under the event's id
     * @param offset of the event in its partition
     * @throws MalformedEvent if what the event asks for would break the limits of a comment
     */
    static Folded fold(Optional<StoredComment> current, CommentEvent event, long offset) throws MalformedEvent {
        if (current.isPresent() && offset <= current.get().offset()) {
            return new Unchanged(Reason.ALREADY_APPLIED);
        }
        if (event instanceof CommentEvent.Posted posted) {
            return current.<Folded>map(
                            stored -> new Unchanged(stored.deleted() ? Reason.POST_OF_DELETED : Reason.DUPLICATE_POST))
                    .orElseGet(() -> new Changed(
                            current, StoredComment.posted(posted.comment(), offset), RecentKey.of(posted.comment())));
        }
        if (event instanceof CommentEvent.Patched patched) {
            return current.isEmpty()
                    ? new Unchanged(Reason.ORPHAN_PATCH)
                    : patched(current.get(), patched.processed(), offset);
        }
        if (event instanceof CommentEvent.Unanswered unanswered) {
            return unanswered(current, unanswered, offset);
        }
        if (event instanceof CommentEvent.Retried retried) {
            return retried(current, retried, offset);
        }
        return current.isEmpty() ? new Unchanged(Reason.ORPHAN_DELETE) : deleted(current.get(), offset);
    }

    private static Folded patched(StoredComment stored, boolean processed, long offset) throws MalformedEvent {
        if (stored.deleted()) {
            return new Unchanged(Reason.PATCH_OF_DELETED);
        }
        Comment now;
        try {
            now = stored.withoutFailure().withProcessed(processed);
        } catch (IllegalArgumentException e) {
            throw noRoom("patch", e);
        }
        return new Changed(Optional.of(stored), stored.patched(now, offset), RecentKey.of(now));
    }

    /**
     * A comment that waits and is not given up was last changed by the event that asked: a patch back to false, a retry or
     * its post. So a failure of any other event than that one is of a question that nobody waits for any more.
     */
    private static Folded unanswered(Optional<StoredComment> current, CommentEvent.Unanswered event, long offset)
            throws MalformedEvent {
        if (current.filter(stored -> stored.processed() == Processed.WAITING
                        && !stored.givenUp()
                        && stored.offset() == event.asked().offset())
                .isEmpty()) {
            return new Unchanged(Reason.NOT_ASKED_THERE);
        }
        StoredComment stored = current.get();
        Comment now;
        try {
            now = withBotParams(stored.comment(), params -> params.withFailure(event.failure(), event.asked()));
        } catch (IllegalArgumentException e) {
            throw noRoom("failure", e);
        }
        return new Changed(current, stored.givenUpAt(now, offset), RecentKey.of(now));
    }

    private static Folded retried(Optional<StoredComment> current, CommentEvent.Retried event, long offset) {
        if (current.filter(stored -> stored.givenUp() && isOf(stored, event.asked()))
                .isEmpty()) {
            return new Unchanged(Reason.NOT_GIVEN_UP);
        }
        Comment now = current.get().withoutFailure();
        return new Changed(current, current.get().patched(now, offset), RecentKey.of(now));
    }

    private static boolean isOf(StoredComment givenUp, LogPosition asked) {
        return givenUp.comment()
                .botParams()
                .flatMap(BotParams::failedQuestion)
                .filter(asked::equals)
                .isPresent();
    }

    private static Comment withBotParams(Comment comment, UnaryOperator<BotParams> change) {
        return comment.botParams().map(change).map(comment::withBotParams).orElse(comment);
    }

    /**
     * botParams that are full to the last byte, as only a direct producer makes them, have no room for what is added.
     * Unhandled, this one comment would stop its partition for ever.
     */
    private static MalformedEvent noRoom(String what, IllegalArgumentException why) {
        return new MalformedEvent("The " + what + " cannot be applied: " + why.getMessage());
    }

    private static Folded deleted(StoredComment stored, long offset) {
        if (stored.deleted()) {
            return new Unchanged(Reason.ALREADY_DELETED);
        }
        // The marker that stays has no comment in it, so this is the last chance to know where its entry is.
        RecentKey key = RecentKey.of(stored.comment());
        return new Changed(Optional.of(stored), stored.deletedAt(offset), key);
    }
}
