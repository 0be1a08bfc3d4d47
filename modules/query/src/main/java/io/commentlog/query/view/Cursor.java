package io.commentlog.query.view;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * How far a client has followed the view: of every partition, the offset in the topic {@code comments} of the event that it
 * has not seen yet. Opaque to clients. Made of the log's offsets and not of a replica's, so that it is the same on every
 * query node and across restarts. The epoch says which log and which generation of the view the offsets are of.
 */
public record Cursor(long epoch, List<Long> next) {
    private static final byte VERSION = 1;
    private static final int MAX_PARTITIONS = 255;
    private static final int MAX_VARINT_BITS = 63;

    public Cursor {
        next = List.copyOf(next);
        if (next.isEmpty() || next.size() > MAX_PARTITIONS) {
            throw new IllegalArgumentException("A cursor is of 1 to " + MAX_PARTITIONS + " partitions");
        }
    }

    /** The text that clients carry: URL-safe, about 30 characters. */
    public String encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        out.write(VERSION);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(epoch).array());
        out.write(next.size());
        for (long offset : next) {
            writeVarint(out, offset);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    /**
     * The cursor in the text.
     *
     * @throws IllegalArgumentException if {@link #encoded} never made the text
     */
    public static Cursor decode(String text) {
        ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        try {
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("A cursor of another version");
            }
            long epoch = in.getLong();
            int partitions = Byte.toUnsignedInt(in.get());
            List<Long> next = new ArrayList<>(partitions);
            for (int partition = 0; partition < partitions; partition++) {
                next.add(readVarint(in));
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("A cursor with something behind it");
            }
            return new Cursor(epoch, next);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A cursor that is cut short", e);
        }
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
