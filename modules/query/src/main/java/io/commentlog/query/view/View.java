package io.commentlog.query.view;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.PartitionPosition;
import java.util.Iterator;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

/**
 * What polls are answered from: a {@link Window} for every {@link Filter} that has comments, each comment by id, and how
 * far the fold had come in each partition. Immutable; {@link ViewBuilder} makes one a batch.
 */
public final class View {
    private final int windowSize;
    private final HashPMap<Filter, Window> windows;
    private final TreePMap<String, Entry> byId;
    private final PVector<PartitionPosition> positions;
    private final int channels;
    private final Changes changes;
    private final Cursor cursor;

    View(
            long epoch,
            int windowSize,
            HashPMap<Filter, Window> windows,
            TreePMap<String, Entry> byId,
            PVector<PartitionPosition> positions,
            int channels,
            Changes changes) {
        this.windowSize = windowSize;
        this.windows = windows;
        this.byId = byId;
        this.positions = positions;
        this.channels = channels;
        this.changes = changes;
        this.cursor = new Cursor(
                epoch, positions.stream().map(position -> position.offset() + 1).toList());
    }

    /** The newest comments that pass the filter; empty if none does. */
    public Window window(Filter filter) {
        Window window = windows.get(filter);
        return window == null ? Window.empty(windowSize) : window;
    }

    /** The comment, or the mark of its deletion, if it is recent enough to be in the view. */
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How many comments a window shows. */
    public int windowSize() {
        return windowSize;
    }

    HashPMap<Filter, Window> windows() {
        return windows;
    }

    TreePMap<String, Entry> byId() {
        return byId;
    }

    PVector<PartitionPosition> positions() {
        return positions;
    }

    Changes changes() {
        return changes;
    }

    /** Whether everything up to and including the event at the position is in the view. */
    public boolean hasApplied(LogPosition position) {
        return position.partition() < positions.size()
                && positions.get(position.partition()).offset() >= position.offset();
    }

    /** Where a client is that has seen all of this view. */
    public Cursor cursor() {
        return cursor;
    }

    /** Whether everything is still here that changed since the cursor, a cursor of this very log and view. */
    boolean knowsAllSince(Cursor since) {
        if (!since.isOfTheSameLogAs(cursor)) {
            return false;
        }
        for (int partition = 0; partition < positions.size(); partition++) {
            long forgotten = Math.max(positions.get(partition).forgotten(), changes.forgotten(partition));
            if (since.next().get(partition) <= forgotten) {
                return false;
            }
        }
        return true;
    }

    /** What the partition's events changed from the offset on; not what lies beyond its position, which is not all told. */
    Iterator<Entry> changes(int partition, long from) {
        return changes.between(partition, from, positions.get(partition).offset());
    }

    public int partitions() {
        return positions.size();
    }

    public PartitionPosition position(int partition) {
        return positions.get(partition);
    }

    /** All comments stored and not deleted, whatever the windows hold. */
    public long total() {
        return positions.stream().mapToLong(PartitionPosition::comments).sum();
    }

    /** Those of all comments that wait for the bot. */
    public long unprocessed() {
        return positions.stream().mapToLong(PartitionPosition::unprocessed).sum();
    }

    public int channels() {
        return channels;
    }
}
