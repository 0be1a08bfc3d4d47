package io.commentlog.check;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Processed;
import java.util.Arrays;

/**
 * What the log says of every comment that was ever posted, a row each: some 50 bytes in plain arrays, so that a million
 * comments need no more than 100 MB even while an array grows. Found by the fingerprint of its id. Confined to one
 * thread.
 */
final class Ledger {
    /** Where a fingerprint has no row. */
    static final int NONE = -1;

    /** A count that stays here is not to be relied on: it says this many or more. */
    static final int MANY = 255;

    private static final int OFFSET_BITS = 48;
    private static final long OFFSET = (1L << OFFSET_BITS) - 1;
    private static final int PROCESSED = 0b11;
    private static final int DELETED = 1 << 2;
    private static final int ASKED_BY_POST = 1 << 3;
    private static final int ANSWERED = 1 << 4;
    private static final int FULL = 1 << 5;
    private static final int GIVEN_UP = 1 << 6;

    private long[] ids = new long[1024];
    private long[] contents = new long[1024];
    private long[] timestamps = new long[1024];
    private long[] positions = new long[1024];
    private byte[] states = new byte[1024];
    private byte[] asks = new byte[1024];
    private byte[] waits = new byte[1024];
    private int rows;

    /** Rows by fingerprint, plus one; 0 is free. Open addressing: a row is at its fingerprint's slot, or soon behind. */
    private int[] slots = new int[4096];

    /**
     * What is known of a comment when it is posted.
     *
     * @param full whether its botParams have no sure room for a mark, so that nobody can tell what a PATCH makes of it
     * @param answered whether it is addressed to somebody who answers everything
     */
    record Post(
            long id,
            long content,
            long timestamp,
            LogPosition at,
            Processed processed,
            boolean full,
            boolean answered) {}

    static long packed(LogPosition at) {
        return ((long) at.partition() << OFFSET_BITS) | at.offset();
    }

    static LogPosition unpacked(long packed) {
        return new LogPosition((int) (packed >>> OFFSET_BITS), packed & OFFSET);
    }

    int find(long id) {
        for (int slot = slot(id); ; slot = next(slot)) {
            int row = slots[slot] - 1;
            if (row == NONE || ids[row] == id) {
                return row;
            }
        }
    }

    /** A new row; the fingerprint must have none. */
    int add(Post post) {
        makeRoom();
        int row = rows++;
        ids[row] = post.id();
        contents[row] = post.content();
        timestamps[row] = post.timestamp();
        positions[row] = packed(post.at());
        boolean asks = post.processed() == Processed.WAITING;
        states[row] = (byte) (post.processed().code()
                | (asks ? ASKED_BY_POST : 0)
                | (post.full() ? FULL : 0)
                | (post.answered() ? ANSWERED : 0));
        this.asks[row] = (byte) (asks ? 1 : 0);
        waits[row] = this.asks[row];
        place(row);
        return row;
    }

    /** The mark is set; false asks once more, and makes a comment wait that did not, or was given up. */
    void mark(int row, boolean processed) {
        if (!processed) {
            asks[row] = oneMore(asks[row]);
            waits[row] = waiting(row) ? waits[row] : oneMore(waits[row]);
        }
        states[row] = (byte) ((states[row] & ~PROCESSED & ~GIVEN_UP)
                | Processed.of(processed).code());
    }

    /** Of one that waits: for that wait no reply is due any more. */
    void giveUp(int row) {
        states[row] = (byte) (states[row] | GIVEN_UP);
        waits[row] = waits(row) == MANY ? waits[row] : (byte) (waits(row) - 1);
    }

    /** Of one that is given up: it asks once more, and waits. */
    void retry(int row) {
        states[row] = (byte) (states[row] & ~GIVEN_UP);
        asks[row] = oneMore(asks[row]);
        waits[row] = oneMore(waits[row]);
    }

    void delete(int row) {
        states[row] = (byte) (states[row] | DELETED);
    }

    int rows() {
        return rows;
    }

    long content(int row) {
        return contents[row];
    }

    long timestamp(int row) {
        return timestamps[row];
    }

    /** Of the event that posted it. */
    LogPosition position(int row) {
        return unpacked(positions[row]);
    }

    Processed processed(int row) {
        return Processed.ofCode(states[row] & PROCESSED);
    }

    boolean givenUp(int row) {
        return (states[row] & GIVEN_UP) != 0;
    }

    /** Whether somebody is to answer it: it is unprocessed, and not given up. */
    boolean waiting(int row) {
        return processed(row) == Processed.WAITING && !givenUp(row);
    }

    boolean deleted(int row) {
        return (states[row] & DELETED) != 0;
    }

    boolean askedByPost(int row) {
        return (states[row] & ASKED_BY_POST) != 0;
    }

    boolean answered(int row) {
        return (states[row] & ANSWERED) != 0;
    }

    boolean full(int row) {
        return (states[row] & FULL) != 0;
    }

    /** How many events asked for a reply to it: the most replies that it may have. */
    int asks(int row) {
        return asks[row] & MANY;
    }

    /** How often it began to wait, without what was given up: the fewest replies that it has once nobody waits. */
    int waits(int row) {
        return waits[row] & MANY;
    }

    private static byte oneMore(byte count) {
        return (byte) Math.min(MANY, (count & MANY) + 1);
    }

    private int slot(long id) {
        return (int) id & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private void place(int row) {
        int slot = slot(ids[row]);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = row + 1;
    }

    private void makeRoom() {
        if (rows == ids.length) {
            int more = rows + (rows >> 1);
            ids = Arrays.copyOf(ids, more);
            contents = Arrays.copyOf(contents, more);
            timestamps = Arrays.copyOf(timestamps, more);
            positions = Arrays.copyOf(positions, more);
            states = Arrays.copyOf(states, more);
            asks = Arrays.copyOf(asks, more);
            waits = Arrays.copyOf(waits, more);
        }
        if (rows > slots.length / 3 * 2) {
            slots = new int[slots.length * 2];
            for (int row = 0; row < rows; row++) {
                place(row);
            }
        }
    }
}
