package io.commentlog.ingest;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What this node's readers see: asked so that a writer's next read shows the write. */
public interface CommentView {
    /** The comment, or its deletion, if the view has it at hand; never waits. */
    Optional<StoredComment> peek(String id);

    /**
     * What the log, up to its end at the time of the call, has made of the comment; empty if it has no such comment. Fails
     * with {@link NotNow} if that cannot be told.
     */
    CompletionStage<Optional<StoredComment>> find(String id);

    /** True once readers see the event at the position, false if they do not within the patience. */
    CompletionStage<Boolean> whenApplied(LogPosition position, Duration patience);

    /** For a node that nobody reads from. */
    CommentView NONE = new CommentView() {
        @Override
        public Optional<StoredComment> peek(String id) {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Optional<StoredComment>> find(String id) {
            return CompletableFuture.failedStage(new NotNow(
                    "This node has no view to look the comment up in: start it with --query-url",
                    Duration.ofSeconds(5)));
        }

        @Override
        public CompletionStage<Boolean> whenApplied(LogPosition position, Duration patience) {
            return CompletableFuture.completedStage(false);
        }
    };
}
