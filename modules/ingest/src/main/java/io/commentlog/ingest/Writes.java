package io.commentlog.ingest;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.trace.Step;
import io.commentlog.kit.trace.Tracing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What a write does, from the caller's comment to the answer: the event is appended, the view is awaited, and the answer is
 * what the log has made of it. Called on event loops, blocks nothing; a write never fails because the view is behind.
 */
final class Writes {
    private static final Duration VIEW_PATIENCE = Duration.ofSeconds(1);
    private static final Executor BETWEEN_LOOKS = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final CommentLog log;
    private final CommentView view;
    private final ViewLag lag;

    Writes(CommentLog log, CommentView view) {
        this.log = log;
        this.view = view;
        this.lag = new ViewLag(view, VIEW_PATIENCE, BETWEEN_LOOKS);
    }

    /**
     * Posts the comment. The same id again is answered with the comment stored first.
     *
     * @param ownId whether the id is the caller's, and so may have been used before
     * @param awaitView whether the answer waits for the view
     */
    CompletionStage<Written> post(Comment comment, boolean ownId, boolean awaitView) {
        Optional<StoredComment> known = ownId ? view.peek(comment.id()) : Optional.empty();
        if (known.isPresent()) {
            return CompletableFuture.completedStage(known.get()).thenApply(this::replay);
        }
        return log.append(new CommentEvent.Posted(comment)).thenCompose(Tracing.carried(position -> {
            Written sent = Written.of(comment, position);
            return awaitView
                    ? shown(position).thenCompose(applied -> applied ? made(sent, ownId) : stage(sent.viewBehind()))
                    : stage(sent);
        }));
    }

    /** Whether this node's view has applied the event; at most a second from now. */
    private CompletionStage<Boolean> shown(LogPosition position) {
        Step step = Tracing.step("view");
        return lag.await(position).whenComplete((applied, failure) -> step.end());
    }

    /** What the log has made of a post that the view has applied. */
    private CompletionStage<Written> made(Written sent, boolean ownId) {
        if (!ownId) {
            return stage(sent);
        }
        Optional<StoredComment> known = view.peek(sent.comment().id());
        CompletionStage<Optional<StoredComment>> stored = known.isPresent()
                ? CompletableFuture.completedStage(known)
                : view.find(sent.comment().id());
        return stored.handle((found, failure) -> {
            if (failure != null || found.isEmpty()) {
                return sent.viewBehind(); // durable, but what came of it cannot be told now
            }
            boolean first = found.get().postedOffset() == sent.position().offset();
            return first ? sent : replay(found.get());
        });
    }

    private Written replay(StoredComment stored) {
        if (stored.deleted()) {
            throw new Rejection(410, "Message deleted");
        }
        Comment first = stored.comment();
        return Written.replay(first, new LogPosition(log.partitionOf(first.id()), stored.offset()));
    }

    /** Sets {@code botParams.processed}; 404 only if the log has no such comment. */
    CompletionStage<Written> patch(String id, boolean processed, boolean awaitView) {
        return existing(id, 404).thenCompose(Tracing.carried(stored -> {
            Comment patched = patched(stored, processed); // before the event is in the log, for it may be impossible
            return log.append(new CommentEvent.Patched(id, processed))
                    .thenCompose(Tracing.carried(position -> settled(Written.of(patched, position), awaitView)));
        }));
    }

    private static Comment patched(StoredComment stored, boolean processed) {
        try {
            return stored.withoutFailure().withProcessed(processed);
        } catch (IllegalArgumentException e) {
            throw Rejection.tooLarge(e.getMessage());
        }
    }

    /** Removes the comment, and answers with it; 410 if it is gone already. */
    CompletionStage<Written> delete(String id, boolean awaitView) {
        return existing(id, 410)
                .thenCompose(Tracing.carried(stored -> log.append(new CommentEvent.Deleted(id))
                        .thenCompose(Tracing.carried(
                                position -> settled(Written.of(stored.comment(), position), awaitView)))));
    }

    private CompletionStage<Written> settled(Written written, boolean awaitView) {
        if (!awaitView) {
            return stage(written);
        }
        return shown(written.position()).thenApply(applied -> applied ? written : written.viewBehind());
    }

    private CompletionStage<StoredComment> existing(String id, int statusIfDeleted) {
        Optional<StoredComment> known = view.peek(id);
        CompletionStage<Optional<StoredComment>> found =
                known.isPresent() ? CompletableFuture.completedStage(known) : view.find(id);
        return found.thenApply(stored -> {
            StoredComment comment = stored.orElseThrow(() -> new Rejection(404, "Message not found"));
            if (comment.deleted()) {
                throw new Rejection(statusIfDeleted, statusIfDeleted == 410 ? "Message deleted" : "Message not found");
            }
            return comment;
        });
    }

    private static CompletionStage<Written> stage(Written written) {
        return CompletableFuture.completedStage(written);
    }
}
