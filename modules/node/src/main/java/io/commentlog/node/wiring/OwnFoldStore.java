package io.commentlog.node.wiring;

import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.materialize.StoreReader;
import io.commentlog.query.CommentStore;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The store {@code comments} for a query node that folds as well: Kafka Streams knows who keeps what. */
record OwnFoldStore(StoreReader reader) implements CommentStore {
    @Override
    public CompletionStage<Optional<StoredComment>> find(String id) {
        return reader.find(id);
    }

    @Override
    public CompletionStage<StandbyComment> standby(String id) {
        return reader.standby(id);
    }
}
