package io.commentlog.query.snapshot;

import io.commentlog.query.view.View;
import java.util.List;

/**
 * A view and how to go on from it.
 *
 * @param changelog the topic that it was read from; another one is another view
 * @param completeAsOf when the view was last known to be complete, milliseconds since 1970
 * @param maxComments that the view was made with room for
 * @param offsets by partition, the changelog's offset to read next. INVARIANT: what lies before is in the view
 */
public record Snapshot(String changelog, long completeAsOf, int maxComments, List<Long> offsets, View view) {
    public Snapshot {
        offsets = List.copyOf(offsets);
        if (offsets.size() != view.partitions()) {
            throw new IllegalArgumentException("A snapshot has an offset for every partition");
        }
    }

    /** Whether to begin with the one is to begin with the other, but for their age. */
    boolean isSameAs(Snapshot other) {
        return view == other.view && offsets.equals(other.offsets);
    }
}
