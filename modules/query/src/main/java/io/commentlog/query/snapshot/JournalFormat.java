package io.commentlog.query.snapshot;

import io.commentlog.query.view.Update;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Entries of a {@link Journal} as bytes and back: length, checksum, entry. Pure. What was cut short or changed is no entry,
 * and neither is anything behind it.
 */
final class JournalFormat {
    private static final long MARK = 0x436F6D6D4A726E31L; // "CommJrn1"
    private static final int FRAME = 2 * Integer.BYTES;
    private static final int NO_VALUE = -1;

    private JournalFormat() {}

    /**
     * What came in one batch.
     *
     * @param epoch of the view that it came to
     * @param completeAsOf when that view was then known to be complete, milliseconds since 1970
     * @param from by partition, the changelog's offset that the batch came behind
     * @param to by partition, the changelog's offset to read next
     */
    record JournalEntry(long epoch, long completeAsOf, List<Long> from, List<Long> to, List<Update> updates) {}

    static ByteBuffer bytes(JournalEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(0); // where length and checksum go
            out.writeLong(MARK);
            out.writeLong(entry.epoch());
            out.writeLong(entry.completeAsOf());
            out.writeInt(entry.to().size());
            for (int partition = 0; partition < entry.to().size(); partition++) {
                out.writeLong(entry.from().get(partition));
                out.writeLong(entry.to().get(partition));
            }
            out.writeInt(entry.updates().size());
            for (Update update : entry.updates()) {
                write(update, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        int length = buffer.limit() - FRAME;
        return buffer.putInt(0, length).putInt(Integer.BYTES, checksum(buffer.array(), FRAME, length));
    }

    private static void write(Update update, DataOutputStream out) throws IOException {
        out.writeInt(update.partition());
        out.writeInt(update.key().length);
        out.write(update.key());
        out.writeInt(update.value().map(value -> value.length).orElse(NO_VALUE));
        out.write(update.value().orElse(new byte[0]));
    }

    /** The next entry, which the buffer is then behind; empty, and the buffer anywhere, where there is none. */
    static Optional<JournalEntry> next(ByteBuffer bytes) {
        if (bytes.remaining() < FRAME) {
            return Optional.empty();
        }
        int length = bytes.getInt();
        int sum = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            return Optional.empty();
        }
        byte[] entry = new byte[length];
        bytes.get(entry);
        return sum == checksum(entry, 0, length) ? read(entry) : Optional.empty();
    }

    private static Optional<JournalEntry> read(byte[] entry) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry))) {
            if (in.readLong() != MARK) {
                return Optional.empty();
            }
            long epoch = in.readLong();
            long completeAsOf = in.readLong();
            List<Long> from = new ArrayList<>();
            List<Long> to = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                from.add(in.readLong());
                to.add(in.readLong());
            }
            List<Update> updates = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                updates.add(readUpdate(in));
            }
            return Optional.of(new JournalEntry(epoch, completeAsOf, from, to, updates));
        } catch (IOException e) {
            throw new UncheckedIOException("The checksum was right", e);
        }
    }

    private static Update readUpdate(DataInputStream in) throws IOException {
        int partition = in.readInt();
        byte[] key = in.readNBytes(in.readInt());
        int length = in.readInt();
        return new Update(partition, key, length == NO_VALUE ? Optional.empty() : Optional.of(in.readNBytes(length)));
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
