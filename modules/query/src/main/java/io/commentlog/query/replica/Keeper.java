package io.commentlog.query.replica;

import io.commentlog.query.view.Update;
import io.commentlog.query.view.View;
import java.util.List;

/** Keeps what readers are about to see, so that the next process can show it. Called by the replica's thread; may fail quietly. */
interface Keeper {
    /**
     * Returns once a view of which readers have seen nothing, or less, is kept.
     *
     * @param offsets by partition, the changelog's offset to read next
     */
    void keepAll(View view, List<Long> offsets);

    /**
     * Returns once a batch is kept that has made the view of it that readers see next.
     *
     * @param offsets by partition, the changelog's offset to read next
     */
    void keep(View view, List<Long> offsets, List<Update> batch);
}
