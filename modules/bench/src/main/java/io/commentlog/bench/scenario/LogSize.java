package io.commentlog.bench.scenario;

import java.util.Locale;

/**
 * What a node has to carry.
 *
 * @param comments in its log
 * @param channels that they are of, in turn
 * @param recent that its windows show
 */
record LogSize(long comments, int channels, int recent) {
    /** Of windows, unless told otherwise. */
    static final int RECENT = 500;

    static LogSize of(long comments) {
        return new LogSize(comments, 1, RECENT);
    }

    /** As {@code 1,000,000 comments, 10,000 channels}; only what differs from the usual. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d comments", comments)
                + (channels == 1 ? "" : String.format(Locale.ROOT, ", %,d channels", channels))
                + (recent == RECENT ? "" : String.format(Locale.ROOT, ", windows of %,d", recent));
    }
}
