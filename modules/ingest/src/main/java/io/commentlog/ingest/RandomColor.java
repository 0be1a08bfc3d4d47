package io.commentlog.ingest;

import java.util.random.RandomGenerator;

/** A colour for who brings none: one channel 150-220, one 40-220, one 40, shuffled; readable on light and dark. Pure. */
final class RandomColor {
    private static final int DARK = 40;
    private static final int BRIGHT_FROM = 150;
    private static final int BRIGHT_TO = 220;

    private RandomColor() {}

    static String pick(RandomGenerator random) {
        int[] channels = {
            random.nextInt(BRIGHT_FROM, BRIGHT_TO + 1), random.nextInt(DARK, BRIGHT_TO + 1), DARK,
        };
        for (int i = channels.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = channels[i];
            channels[i] = channels[j];
            channels[j] = swapped;
        }
        return "rgb(" + channels[0] + ", " + channels[1] + ", " + channels[2] + ")";
    }
}
