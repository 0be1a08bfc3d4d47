package io.commentlog.bench.crowd;

import java.nio.charset.StandardCharsets;

/** Bytes that are looked for in others. */
final class Needle {
    private final byte[] bytes;

    Needle(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where it ends first, between the two places; -1 if it is not there whole. */
    int endIn(byte[] hay, int from, int to) {
        for (int i = from; i <= to - bytes.length; i++) {
            if (isAt(hay, i)) {
                return i + bytes.length;
            }
        }
        return -1;
    }

    /** Where it ends last. */
    int lastEndIn(byte[] hay, int from, int to) {
        for (int i = to - bytes.length; i >= from; i--) {
            if (isAt(hay, i)) {
                return i + bytes.length;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] hay, int at) {
        for (int i = 0; i < bytes.length; i++) {
            if (hay[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
