package io.commentlog.materialize;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.materialize.Folded.Changed;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Both stores of one partition, written in the order that readers rely on: {@code comments} first, then the window, and
 * for every event, whatever became of it, the position last. Confined to the task's stream thread, but for {@link
 * #position}.
 */
final class FoldedState {
    /** Of one partition. Beyond it the least recently active channel leaves, so that invented domains fill no memory. */
    static final int CHANNELS = 10_000;

    private static final byte[] POSITION = PartitionPosition.key();

    private final KeyValueStore<String, StoredComment> comments;
    private final KeyValueStore<byte[], byte[]> recent;
    private final RecentWindows windows;
    private List<RecentKey> surplus;
    private long forgotten;

    /** Written by the stream thread alone. */
    private volatile PartitionPosition position;

    private FoldedState(
            KeyValueStore<String, StoredComment> comments,
            KeyValueStore<byte[], byte[]> recent,
            RecentWindows windows,
            PartitionPosition position) {
        this.comments = comments;
        this.recent = recent;
        this.windows = windows;
        this.surplus = windows.trim();
        this.position = position;
        this.forgotten = position.forgotten();
    }

    /** What the stores hold after their restore; writes nothing. */
    static FoldedState restored(
            KeyValueStore<String, StoredComment> comments,
            KeyValueStore<byte[], byte[]> recent,
            int entriesPerChannel) {
        RecentWindows windows = new RecentWindows(entriesPerChannel, CHANNELS);
        PartitionPosition position = PartitionPosition.START;
        try (KeyValueIterator<byte[], byte[]> all = recent.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> entry = all.next();
                if (PartitionPosition.isKey(entry.key)) {
                    position = PartitionPosition.fromBytes(entry.value);
                } else {
                    windows.restore(
                            RecentKey.fromBytes(entry.key),
                            StoredComment.fromBytes(entry.value).offset());
                }
            }
        }
        return new FoldedState(comments, recent, windows, position);
    }

    Optional<StoredComment> comment(String id) {
        return Optional.ofNullable(comments.get(id));
    }

    /** How far the fold has come; whatever any thread reads from the stores after it is at least as new. */
    PartitionPosition position() {
        return position;
    }

    /** Stores what the event at the offset changed, and then the position. */
    void apply(Changed change, long offset) {
        byte[] value = change.now().toBytes();
        comments.put(change.key().id(), change.now());
        if (change.appeared()) {
            RecentWindows.Arrival arrival = windows.arrive(change.key(), offset);
            if (arrival.kept()) {
                recent.put(change.key().toBytes(), value);
            }
            evict(arrival.evicted());
        } else if (windows.renew(change.key(), offset)) {
            recent.put(change.key().toBytes(), value);
        } else if (change.now().deleted()) {
            // Too old for a marker, but a page that scrolled back may show it: who follows must be told to look anew.
            forgotten = offset;
        }
        advance(change.counted(position), offset);
    }

    /** Stores the position behind an event that changed nothing. */
    void pass(long offset) {
        advance(position, offset);
    }

    private void advance(PartitionPosition counted, long offset) {
        if (!surplus.isEmpty()) {
            // Not where it was found: a store cannot be written to before the first record.
            evict(surplus);
            surplus = List.of();
        }
        // Never back: after a reset of the group's offsets the stores still hold what they held.
        PartitionPosition now = new PartitionPosition(
                Math.max(counted.offset(), offset), counted.comments(), counted.unprocessed(), forgotten);
        recent.put(POSITION, now.toBytes());
        position = now;
    }

    private void evict(List<RecentKey> keys) {
        for (RecentKey key : keys) {
            byte[] evicted = recent.delete(key.toBytes());
            forgotten = Math.max(forgotten, StoredComment.fromBytes(evicted).offset());
        }
    }
}
