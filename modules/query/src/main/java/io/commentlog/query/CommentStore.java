package io.commentlog.query;

import io.commentlog.event.view.StoredComment;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The store {@code comments}, wherever its owner runs. */
@FunctionalInterface
public interface CommentStore {
    /**
     * What the log, up to its end at the time of the call, has made of the comment; empty if it has no such comment. Fails
     * with {@link io.commentlog.kit.NotNow} if that cannot be told in a few seconds.
     */
    CompletionStage<Optional<StoredComment>> find(String id);
}
