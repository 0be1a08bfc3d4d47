package io.commentlog.bot.answer;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.util.Optional;

/** What the view knows of a comment. Used by many threads; may wait. */
@FunctionalInterface
public interface CommentLookup {
    /** For a bot without any view: nothing is known of any comment. */
    CommentLookup NONE = (id, atLeast) -> Optional.empty();

    /**
     * The comment as the fold has it once it has applied the event at {@code atLeast}; empty if it is not known then.
     *
     * @throws NotNow if the view is away or still behind that event
     */
    Optional<StoredComment> find(String id, LogPosition atLeast) throws InterruptedException;

    /** Whether the view still loads what the log held when it began: of nothing can it say yet how it is now. */
    default boolean isLoading() {
        return false;
    }
}
