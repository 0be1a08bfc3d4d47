package io.commentlog.query.view;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import java.util.Optional;

/** A record of the changelog, as bytes, and what it does to a view. Immutable, as long as nobody changes the bytes. */
public final class Update {
    private final int partition;
    private final byte[] key;
    private final Optional<byte[]> value;

    /**
     * @param value empty for a tombstone
     */
    public Update(int partition, byte[] key, Optional<byte[]> value) {
        this.partition = partition;
        this.key = key;
        this.value = value;
    }

    public int partition() {
        return partition;
    }

    public byte[] key() {
        return key;
    }

    public Optional<byte[]> value() {
        return value;
    }

    public void applyTo(ViewBuilder builder) {
        if (value.isEmpty()) {
            builder.evict(RecentKey.fromBytes(key));
        } else if (PartitionPosition.isKey(key)) {
            builder.advance(partition, PartitionPosition.fromBytes(value.get()));
        } else {
            builder.put(partition, RecentKey.fromBytes(key), StoredComment.fromBytes(value.get()));
        }
    }
}
