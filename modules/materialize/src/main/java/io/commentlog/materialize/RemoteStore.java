package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StoredComment;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The stores of another process, which answers from {@link StoreReader#findHere}. */
@FunctionalInterface
public interface RemoteStore {
    /** Fails with {@link io.commentlog.kit.NotNow} if the process cannot be reached, or said so itself. */
    CompletionStage<Optional<StoredComment>> find(FoldMember member, String id);
}
