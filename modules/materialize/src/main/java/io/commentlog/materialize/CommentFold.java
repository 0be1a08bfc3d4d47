package io.commentlog.materialize;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.MalformedEvent;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.materialize.Folded.Changed;
import io.commentlog.materialize.Folded.Reason;
import io.commentlog.materialize.Folded.Unchanged;
import java.util.Optional;

/**
 * What an event makes of a comment: posted once, patched, deleted for good. Pure: the same log folds to the same
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
        return current.isEmpty() ? new Unchanged(Reason.ORPHAN_DELETE) : deleted(current.get(), offset);
    }

    private static Folded patched(StoredComment stored, boolean processed, long offset) throws MalformedEvent {
        if (stored.deleted()) {
            return new Unchanged(Reason.PATCH_OF_DELETED);
        }
        Comment now;
        try {
            now = stored.comment().withProcessed(processed);
        } catch (IllegalArgumentException e) {
            // botParams that are full to the last byte have no room for the flag. Unhandled, this one comment would
            // stop its partition for ever.
            throw new MalformedEvent("The patch cannot be applied: " + e.getMessage());
        }
        return new Changed(Optional.of(stored), stored.patched(now, offset), RecentKey.of(now));
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
