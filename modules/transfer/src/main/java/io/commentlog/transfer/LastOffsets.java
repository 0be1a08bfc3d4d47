package io.commentlog.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Where the last record of each key is, so that each can be taken once. Of a key it keeps 128 bits of a digest: 24 bytes of
 * memory, or up to 48 as it grows, and no two keys that anybody will meet are mistaken for each other. Confined to one
 * thread.
 */
final class LastOffsets {
    private static final int LONGS = 3;
    private static final long NEVER = -1;
    private static final long TAKEN = Long.MAX_VALUE;
    private static final int FIRST_SLOTS = 1 << 10;

    private final MessageDigest digest = md5();
    // Three longs a slot: two of the digest, and the offset, or NEVER where there is no key.
    private long[] slots = empty(FIRST_SLOTS);
    private int keys;
    private int left;

    /** Notes a record that is after all others noted. */
    void put(byte[] key, long offset) {
        if (3L * keys > 2L * slots.length / LONGS) {
            grow();
        }
        int slot = slot(key);
        if (slots[slot + 2] == NEVER) {
            keys++;
            left++;
        }
        slots[slot + 2] = offset;
    }

    /** Whether the record is the key's last, or a later one, and none was taken before. Then it is taken. */
    boolean take(byte[] key, long offset) {
        int slot = slot(key);
        long last = slots[slot + 2];
        if (last == NEVER || last == TAKEN || offset < last) {
            return false;
        }
        slots[slot + 2] = TAKEN;
        left--;
        return true;
    }

    /** Keys of which nothing was taken. */
    int left() {
        return left;
    }

    private int slot(byte[] key) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(key));
        long high = hash.getLong();
        long low = hash.getLong();
        int slot = find(slots, high, low);
        slots[slot] = high;
        slots[slot + 1] = low;
        return slot;
    }

    /** The key's slot, or the empty one where it belongs. */
    private static int find(long[] slots, long high, long low) {
        int count = slots.length / LONGS;
        int index = (int) Long.remainderUnsigned(low, count);
        while (slots[index * LONGS + 2] != NEVER
                && !(slots[index * LONGS] == high && slots[index * LONGS + 1] == low)) {
            index = index + 1 == count ? 0 : index + 1;
        }
        return index * LONGS;
    }

    private void grow() {
        long[] larger = empty(Math.multiplyExact(2, slots.length / LONGS));
        for (int slot = 0; slot < slots.length; slot += LONGS) {
            if (slots[slot + 2] != NEVER) {
                System.arraycopy(slots, slot, larger, find(larger, slots[slot], slots[slot + 1]), LONGS);
            }
        }
        slots = larger;
    }

    private static long[] empty(int slots) {
        long[] empty = new long[Math.multiplyExact(slots, LONGS)];
        Arrays.fill(empty, NEVER);
        return empty;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
