package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import java.util.List;
import java.util.Optional;

/** The stores as the fold of this process has them; every method throws {@link io.commentlog.kit.NotNow} while it cannot say. */
interface FoldedStores {
    /** Where a comment is kept. */
    sealed interface Owner {
        record Here(int partition) implements Owner {}

        record There(FoldMember member) implements Owner {}
    }

    Owner owner(String id);

    /** How far the partition is folded here. Whatever is read after it is at least as new. */
    PartitionPosition position(int partition);

    Optional<StoredComment> comment(int partition, String id);

    /**
     * The comment as a copy of the store has it that this process keeps and does not fold; empty if it has none, or the copy
     * has not, which says nothing of the log.
     */
    Optional<StandbyComment> standby(String id);

    /** The other processes that keep a copy of the store with the comment. */
    List<FoldMember> standbys(String id);
}
