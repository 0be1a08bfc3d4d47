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
 * @param forgotten the greatest offset of an event whose effect has left {@code recent-comments}, -1 if none has: who asks
 *     for what changed since an earlier one cannot be told all of it
 */
public record PartitionPosition(long offset, long comments, long unprocessed, long forgotten) {
    public static final PartitionPosition START = new PartitionPosition(-1, 0, 0);

    private static final byte[] KEY = {0};
    private static final int BYTES = 4 * Long.BYTES;

    public PartitionPosition {
        if (offset < -1 || comments < 0 || unprocessed < 0 || unprocessed > comments || forgotten < -1) {
            throw new IllegalArgumentException("No partition is at offset " + offset + " with " + unprocessed + " of "
                    + comments + " waiting, having forgotten " + forgotten);
        }
    }

    /** Of a partition that has forgotten nothing. */
    public PartitionPosition(long offset, long comments, long unprocessed) {
        this(offset, comments, unprocessed, -1);
    }

    /** The record's key, the same in every partition; it sorts before every {@link RecentKey}. */
    public static byte[] key() {
        return KEY.clone();
    }

    public static boolean isKey(byte[] bytes) {
        return Arrays.equals(KEY, bytes);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(offset)
                .putLong(comments)
                .putLong(unprocessed)
                .putLong(forgotten)
                .array();
    }

    /**
     * @throws IllegalArgumentException if the bytes are no such record
     */
    public static PartitionPosition fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("Not the position of a partition");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new PartitionPosition(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
