package io.commentlog.event.view;

import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Processed;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the log has made of one comment so far: a value of both stores. A deletion is a value too, without the comment,
 * so that a replica that was away sees it. Its bytes are a version, flags, two offsets and then the JSON that clients
 * get, so that a replica never parses or serialises a comment.
 *
 * @param offset of the event last applied to the comment, in its partition of the topic {@code comments}
 * @param postedOffset of the event that posted it
 * @param deleted then {@code json} is empty and {@code processed} ABSENT
 * @param givenUp whether the bot has given the question up, and nobody has put it again: then {@code botParams.failure} is the
 *     fold's, and otherwise whatever a client may have posted
 * @param json the comment in UTF-8, see {@link CommentJson}; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written out below
public record StoredComment(
        long offset, long postedOffset, boolean deleted, Processed processed, boolean givenUp, byte[] json) {
    private static final byte VERSION = 1;
    private static final int HEADER = 1 + 1 + Long.BYTES + Long.BYTES;
    private static final byte[] NOTHING = {};
    private static final int DELETED = 1;
    private static final int PROCESSED_SHIFT = 1;
    private static final int PROCESSED_MASK = 0b11;
    private static final int GIVEN_UP = 1 << 3;

    /** Of a comment that is not given up. */
    public StoredComment(long offset, long postedOffset, boolean deleted, Processed processed, byte[] json) {
        this(offset, postedOffset, deleted, processed, false, json);
    }

    public static StoredComment posted(Comment comment, long offset) {
        return new StoredComment(offset, offset, false, comment.processed(), CommentJson.write(comment));
    }

    public StoredComment patched(Comment comment, long patchOffset) {
        return new StoredComment(patchOffset, postedOffset, false, comment.processed(), CommentJson.write(comment));
    }

    /** The question given up: what it asks still waits. */
    public StoredComment givenUpAt(Comment comment, long failureOffset) {
        return new StoredComment(
                failureOffset, postedOffset, false, comment.processed(), true, CommentJson.write(comment));
    }

    public StoredComment deletedAt(long deleteOffset) {
        return new StoredComment(deleteOffset, postedOffset, true, Processed.ABSENT, NOTHING);
    }

    /** The comment parsed; only for one that is not deleted. */
    public Comment comment() {
        return CommentJson.read(json);
    }

    /** {@link #comment()} without the bot's word that it has given it up. A {@code failure} that a client posted stays. */
    public Comment withoutFailure() {
        Comment comment = comment();
        return givenUp
                ? comment.botParams()
                        .map(BotParams::withoutFailure)
                        .map(comment::withBotParams)
                        .orElse(comment)
                : comment;
    }

    public byte[] toBytes() {
        int flags = (deleted ? DELETED : 0) | processed.code() << PROCESSED_SHIFT | (givenUp ? GIVEN_UP : 0);
        return ByteBuffer.allocate(HEADER + json.length)
                .put(VERSION)
                .put((byte) flags)
                .putLong(offset)
                .putLong(postedOffset)
                .put(json)
                .array();
    }

    /**
     * @throws IllegalArgumentException if another version wrote the bytes
     */
    public static StoredComment fromBytes(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != VERSION) {
            throw new IllegalArgumentException("Not a stored comment of version " + VERSION);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, HEADER - 1);
        int flags = in.get();
        return new StoredComment(
                in.getLong(),
                in.getLong(),
                (flags & DELETED) != 0,
                Processed.ofCode(flags >> PROCESSED_SHIFT & PROCESSED_MASK),
                (flags & GIVEN_UP) != 0,
                Arrays.copyOfRange(bytes, HEADER, bytes.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredComment that
                && offset == that.offset
                && postedOffset == that.postedOffset
                && deleted == that.deleted
                && processed == that.processed
                && givenUp == that.givenUp
                && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) * 31 + Arrays.hashCode(json);
    }

    @Override
    public String toString() {
        return "StoredComment[offset=" + offset + ", posted=" + postedOffset + (deleted ? ", deleted" : "") + "]";
    }
}
