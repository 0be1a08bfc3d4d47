package io.commentlog.materialize;

import io.commentlog.event.Processed;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import java.util.Optional;

/** What one event makes of one comment. */
sealed interface Folded {
    /**
     * @param before what was stored, empty if the comment has just appeared
     * @param key of the comment in the store {@code recent-comments}
     */
    record Changed(Optional<StoredComment> before, StoredComment now, RecentKey key) implements Folded {
        boolean appeared() {
            return before.isEmpty();
        }

        /** The position with this comment's old share of the counts taken out and its new one added. */
        PartitionPosition counted(PartitionPosition position) {
            return new PartitionPosition(
                    position.offset(),
                    position.comments() - before.map(Changed::comments).orElse(0) + comments(now),
                    position.unprocessed() - before.map(Changed::unprocessed).orElse(0) + unprocessed(now),
                    position.forgotten());
        }

        private static int comments(StoredComment stored) {
            return stored.deleted() ? 0 : 1;
        }

        private static int unprocessed(StoredComment stored) {
            return stored.processed() == Processed.WAITING ? 1 : 0;
        }
    }

    record Unchanged(Reason reason) implements Folded {}

    /** Why an event changes nothing; a tag of the counter {@code commentlog.fold.unchanged}. */
    enum Reason {
        /** The comment was posted before: the first one counts. */
        DUPLICATE_POST,
        /** The comment was deleted, and a deletion is for good. */
        POST_OF_DELETED,
        PATCH_OF_DELETED,
        ALREADY_DELETED,
        /** No such comment was ever posted. */
        ORPHAN_PATCH,
        /** Leaves no marker: a later post of the id appears. HTTP appends a deletion only for an id that was posted. */
        ORPHAN_DELETE,
        /** The bot gave up a question that nobody waits for: handled or deleted meanwhile, asked again, or given up before. */
        NOT_ASKED_THERE,
        /** A question is put again that is not given up, or was given up when it was asked by another event. */
        NOT_GIVEN_UP,
        /** The event's offset is not beyond what the store holds: the log is being folded a second time over it. */
        ALREADY_APPLIED
    }
}
