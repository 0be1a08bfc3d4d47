package io.commentlog.ingest;

import io.commentlog.event.Comment;
import io.commentlog.event.LogPosition;

/**
 * What came of one write.
 *
 * @param position of its event; of a replay, of the event last applied to the comment
 * @param replayed whether the comment is another post's, stored first under the same id
 * @param behind whether the answer could not wait until readers see the write
 */
record Written(Comment comment, LogPosition position, boolean replayed, boolean behind) {
    static Written of(Comment comment, LogPosition position) {
        return new Written(comment, position, false, false);
    }

    static Written replay(Comment first, LogPosition position) {
        return new Written(first, position, true, false);
    }

    Written viewBehind() {
        return new Written(comment, position, replayed, true);
    }
}
