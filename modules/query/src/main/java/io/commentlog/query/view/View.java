package io.commentlog.query.view;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.PartitionPosition;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.PVector;

/**
 * What polls are answered from: a {@link Window} for every {@link Filter} that has comments, each comment by id, and how
 * far the fold had come in each partition. Immutable; {@link ViewBuilder} makes one a batch.
 */
public final class View {
    private final int windowSize;
    private final PMap<Filter, Window> windows;
    private final PMap<String, Entry> byId;
    private final PVector<PartitionPosition> positions;
    private final int channels;

    View(
            int windowSize,
            PMap<Filter, Window> windows,
            PMap<String, Entry> byId,
            PVector<PartitionPosition> positions,
            int channels) {
        this.windowSize = windowSize;
        this.windows = windows;
        this.byId = byId;
        this.positions = positions;
        this.channels = channels;
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

    /** Whether everything up to and including the event at the position is in the view. */
    public boolean hasApplied(LogPosition position) {
        return position.partition() < positions.size()
                && positions.get(position.partition()).offset() >= position.offset();
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
