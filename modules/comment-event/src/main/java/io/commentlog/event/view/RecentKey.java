package io.commentlog.event.view;

import io.commentlog.event.Comment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A comment's key in the store {@code recent-comments}. Bytes sort by channel, then timestamp, then id, and never equal
 * {@link PartitionPosition#key}.
 */
public record RecentKey(Channel channel, long timestamp, String id) implements Comparable<RecentKey> {
    private static final byte ENTRY = 1;

    public static RecentKey of(Comment comment) {
        return new RecentKey(Channel.of(comment), comment.timestamp(), comment.id());
    }

    /** By timestamp, then id: the order within a channel, and of every page. */
    @Override
    public int compareTo(RecentKey other) {
        int byTime = Long.compare(timestamp, other.timestamp);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }

    public byte[] toBytes() {
        byte[] domain = channel.domain().getBytes(StandardCharsets.UTF_8);
        byte[] type = channel.messageType().getBytes(StandardCharsets.UTF_8);
        byte[] ownId = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Short.BYTES + domain.length + 1 + type.length + Long.BYTES + ownId.length)
                .put(ENTRY)
                .putShort((short) domain.length)
                .put(domain)
                .put((byte) type.length)
                .put(type)
                .putLong(timestamp)
                .put(ownId)
                .array();
    }

    /**
     * @throws IllegalArgumentException if the bytes are no such key
     */
    public static RecentKey fromBytes(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != ENTRY) {
            throw notAKey(bytes);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        try {
            Channel channel =
                    new Channel(text(in, Short.toUnsignedInt(in.getShort())), text(in, Byte.toUnsignedInt(in.get())));
            return new RecentKey(channel, in.getLong(), text(in, in.remaining()));
        } catch (BufferUnderflowException e) {
            throw notAKey(bytes);
        }
    }

    private static IllegalArgumentException notAKey(byte[] bytes) {
        return new IllegalArgumentException("Not a key of the store recent-comments: " + Arrays.toString(bytes));
    }

    private static String text(ByteBuffer in, int length) {
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
