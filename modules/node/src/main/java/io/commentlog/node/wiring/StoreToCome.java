package io.commentlog.node.wiring;

import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.query.CommentStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The store {@code comments} before the roles are open that it needs, and from then on: the view's reads come first. */
final class StoreToCome implements CommentStore {
    private volatile CommentStore store =
            id -> CompletableFuture.failedStage(new NotNow("Commentlog is starting", Duration.ofSeconds(1)));

    void is(CommentStore opened) {
        store = opened;
    }

    @Override
    public CompletionStage<Optional<StoredComment>> find(String id) {
        return store.find(id);
    }

    @Override
    public CompletionStage<StandbyComment> standby(String id) {
        return store.standby(id);
    }
}
