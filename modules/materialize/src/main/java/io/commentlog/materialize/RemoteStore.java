package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The stores of another process, which answers from {@link StoreReader}. */
public interface RemoteStore {
    /** From {@link StoreReader#findHere}. Fails with {@link io.commentlog.kit.NotNow} if the process cannot be reached, or said so itself. */
    CompletionStage<Optional<StoredComment>> find(FoldMember member, String id);

    /**
     * As the process's standby has it, from {@link StoreReader#standbyHere}. Fails with {@link io.commentlog.kit.NotNow} as
     * well if the process has no standby, or no such comment in it.
     */
    CompletionStage<StandbyComment> standby(FoldMember member, String id);
}
