package io.commentlog.ingest;

import java.util.random.RandomGenerator;

/** An id for a comment that comes without one: {@code <ms epoch>-<9 base36>}. Pure. */
final class NewId {
    private static final int LENGTH = 9;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private NewId() {}

    static String make(long now, RandomGenerator random) {
        StringBuilder id = new StringBuilder(24).append(now).append('-');
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
