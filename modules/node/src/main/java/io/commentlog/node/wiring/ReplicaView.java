package io.commentlog.node.wiring;

import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.ingest.CommentView;
import io.commentlog.kit.NotNow;
import io.commentlog.query.CommentStore;
import io.commentlog.query.replica.ViewReplica;
import io.commentlog.query.view.Entry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The view of this process's own replica, for the writers and the bot beside it: once it is live, for what a snapshot says
 * may be over. Safe for all threads.
 */
final class ReplicaView implements CommentView, CommentLookup {
    private static final Duration BOT_PATIENCE = Duration.ofSeconds(2);

    private final ViewReplica replica;
    private final CommentStore store;

    ReplicaView(ViewReplica replica, CommentStore store) {
        this.replica = replica;
        this.store = store;
    }

    @Override
    public Optional<StoredComment> peek(String id) {
        return replica.isLive() ? replica.view().current().find(id).map(Entry::stored) : Optional.empty();
    }

    @Override
    public CompletionStage<Optional<StoredComment>> find(String id) {
        Optional<StoredComment> recent = peek(id);
        return recent.isPresent() ? CompletableFuture.completedStage(recent) : store.find(id);
    }

    @Override
    public CompletionStage<Boolean> whenApplied(LogPosition position, Duration patience) {
        return replica.isLive()
                ? replica.view().whenApplied(position, patience)
                : CompletableFuture.completedStage(false);
    }

    @Override
    public Optional<StoredComment> find(String id, LogPosition atLeast) throws InterruptedException {
        if (!Awaited.value(whenApplied(atLeast, BOT_PATIENCE))) {
            throw new NotNow("The view is behind the comment", Duration.ofSeconds(1));
        }
        return Awaited.value(find(id));
    }

    @Override
    public boolean isLoading() {
        return !replica.isLive();
    }
}
