package io.commentlog.event.view;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How far the fold has come in one partition: the record of {@code recent-comments} that is put last for every event.
 * INVARIANT: whoever has read it from the changelog has read everything before it.
 *
 * @param offset of the event last applied, -1 before the first
 * @param comments stored in the partition and not deleted
 * @param unprocessed those of them that wait for the bot
 */
public record PartitionPosition(long offset, long comments, long unprocessed) {
    public static final PartitionPosition START = new PartitionPosition(-1, 0, 0);

    private static final byte[] KEY = {0};

    public PartitionPosition {
        if (offset < -1 || comments < 0 || unprocessed < 0 || unprocessed > comments) {
            throw new IllegalArgumentException(
                    "No partition is at offset " + offset + " with " + unprocessed + " of " + comments + " waiting");
        }
    }

    /** The record's key, the same in every partition; it sorts before every {@link RecentKey}. */
    public static byte[] key() {
        return KEY.clone();
    }

    public static boolean isKey(byte[] bytes) {
        return Arrays.equals(KEY, bytes);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(offset)
                .putLong(comments)
                .putLong(unprocessed)
                .array();
    }

    /**
     * @throws IllegalArgumentException if the bytes are no such record
     */
    public static PartitionPosition fromBytes(byte[] bytes) {
        if (bytes.length != 3 * Long.BYTES) {
            throw new IllegalArgumentException("Not the position of a partition");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new PartitionPosition(in.getLong(), in.getLong(), in.getLong());
    }
}
