package io.commentlog.query.snapshot;

import io.commentlog.query.view.ViewFormat;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A {@link Snapshot} as bytes and back: a mark, a version, the snapshot, and a checksum of all before it. Pure; streams.
 * Nothing comes out of bytes that are cut short, changed anywhere, or followed by others.
 */
final class SnapshotFormat {
    private static final long MARK = 0x436F6D6D56696577L; // "CommView"
    private static final int VERSION = 1;
    private static final int BUFFER = 64 * 1024;

    private SnapshotFormat() {}

    static void write(Snapshot snapshot, OutputStream to) throws IOException {
        BufferedOutputStream buffer = new BufferedOutputStream(to, BUFFER);
        CheckedOutputStream checked = new CheckedOutputStream(buffer, new CRC32C());
        // Buffered once more: the checksum of a byte at a time would be most of the work.
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, BUFFER));
        out.writeLong(MARK);
        out.writeInt(VERSION);
        out.writeUTF(snapshot.changelog());
        out.writeLong(snapshot.completeAsOf());
        out.writeInt(snapshot.maxComments());
        out.writeInt(snapshot.offsets().size());
        for (long offset : snapshot.offsets()) {
            out.writeLong(offset);
        }
        ViewFormat.write(snapshot.view(), out);
        out.flush();
        out.writeInt((int) checked.getChecksum().getValue());
        out.flush();
    }

    /**
     * @param changelog that the snapshot must be of
     * @throws BadSnapshot if the bytes are none
     */
    static Snapshot read(String changelog, InputStream from) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(from, BUFFER), new CRC32C());
        DataInputStream in = new DataInputStream(checked);
        try {
            if (in.readLong() != MARK) {
                throw new BadSnapshot("is no snapshot of a view");
            }
            if (in.readInt() != VERSION) {
                throw new BadSnapshot("was written by another version");
            }
            Snapshot snapshot = readBody(in);
            long sum = checked.getChecksum().getValue();
            if (in.readInt() != (int) sum || in.read() >= 0) {
                throw new BadSnapshot("is damaged");
            }
            if (!snapshot.changelog().equals(changelog)) {
                throw new BadSnapshot("is of another view, made from " + snapshot.changelog());
            }
            return snapshot;
        } catch (EOFException e) {
            throw new BadSnapshot("is cut short", e);
        } catch (UTFDataFormatException | RuntimeException e) {
            // Before the checksum is known to be right, anything may be read, and fail in any way.
            throw new BadSnapshot("is damaged", e);
        }
    }

    private static Snapshot readBody(DataInputStream in) throws IOException {
        String changelog = in.readUTF();
        long completeAsOf = in.readLong();
        int maxComments = in.readInt();
        List<Long> offsets = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            offsets.add(in.readLong());
        }
        return new Snapshot(changelog, completeAsOf, maxComments, offsets, ViewFormat.read(in));
    }
}
