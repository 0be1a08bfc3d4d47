package io.commentlog.query;

import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The store {@code comments}, wherever its owner runs. */
@FunctionalInterface
public interface CommentStore {
    /**
     * What the log, up to its end at the time of the call, has made of the comment; empty if it has no such comment. Fails
     * with {@link io.commentlog.kit.NotNow} if that cannot be told in a few seconds.
     */
    CompletionStage<Optional<StoredComment>> find(String id);

    /**
     * The comment as a copy of the store has it, at once, for when the owner is away. Fails with {@link
     * io.commentlog.kit.NotNow} if no copy has it; never says that there is none.
     */
    default CompletionStage<StandbyComment> standby(String id) {
        return CompletableFuture.failedStage(new NotNow("The store has no standby", Duration.ofSeconds(1)));
    }
}
