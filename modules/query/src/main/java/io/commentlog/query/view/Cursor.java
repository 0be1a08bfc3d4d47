package io.commentlog.query.view;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * How far a client has followed the view: of every partition, the offset in the topic {@code comments} of the event that it
 * has not seen yet. Opaque to clients. Made of the log's offsets and not of a replica's, so that it is the same on every
 * query node and across restarts. The epoch says which log and which generation of the view the offsets are of.
 */
public record Cursor(long epoch, List<Long> next) {
    /** A cursor of another version than ours, of which nothing is known: no view knows what has changed since. */
    public static final Cursor UNKNOWN = new Cursor(0, List.of());

    private static final byte VERSION = 1;
    /** What versions to come may call themselves. */
    private static final byte LAST_VERSION = 15;

    /** As many as the topic can be made with; their offsets still fit a URL. */
    private static final int MAX_PARTITIONS = 1_000;

    private static final int MAX_VARINT_BITS = 63;

    public Cursor {
        next = List.copyOf(next);
        if (next.size() > MAX_PARTITIONS) {
            throw new IllegalArgumentException("A cursor is of at most " + MAX_PARTITIONS + " partitions");
        }
        if (!next.isEmpty() && Collections.min(next) < 0) {
            throw new IllegalArgumentException("A cursor has no offset below 0");
        }
    }

    /** Whether offsets of the two are of the same partitions, and can be compared. */
    public boolean isOfTheSameLogAs(Cursor other) {
        return epoch == other.epoch && next.size() == other.next.size();
    }

    /** The text that clients carry: URL-safe, about 30 characters. */
    public String encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        out.write(VERSION);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(epoch).array());
        writeVarint(out, next.size());
        for (long offset : next) {
            writeVarint(out, offset);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    /**
     * The cursor in the text, {@link #UNKNOWN} if another version of this API made it.
     *
     * @throws IllegalArgumentException if no version made the text
     */
    public static Cursor decode(String text) {
        ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        try {
            byte version = in.get();
            if (version > VERSION && version <= LAST_VERSION) {
                return UNKNOWN;
            }
            Cursor cursor = new Cursor(in.getLong(), readOffsets(in));
            // Whatever else is wrong with the text, such as something behind its end, shows here.
            if (cursor.next.isEmpty() || !cursor.encoded().equals(text)) {
                throw new IllegalArgumentException("A cursor that was never given out");
            }
            return cursor;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A cursor that is cut short", e);
        }
    }

    private static List<Long> readOffsets(ByteBuffer in) {
        long partitions = readVarint(in);
        if (partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException("A cursor of too many partitions");
        }
        List<Long> next = new ArrayList<>();
        for (long partition = 0; partition < partitions; partition++) {
            next.add(readVarint(in));
        }
        return next;
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7F) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readVarint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            byte part = in.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A cursor with an offset that is too large");
    }
}
