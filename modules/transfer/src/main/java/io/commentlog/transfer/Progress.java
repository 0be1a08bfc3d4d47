package io.commentlog.transfer;

import java.io.PrintStream;
import java.util.Locale;

/** Tells once a second how far a transfer has come, and how fast it is. Confined to one thread. */
final class Progress {
    private static final long EVERY = 1_000_000_000L;

    private final PrintStream err;
    private final long begun;
    private long told;

    /**
     * @param now in nanoseconds, as of {@link System#nanoTime}
     */
    Progress(PrintStream err, long now) {
        this.err = err;
        this.begun = now;
        this.told = now;
    }

    /** Whether the last line was a second ago. */
    boolean isDue(long now) {
        return now - told >= EVERY;
    }

    /**
     * @param done since the start
     * @param what these are, and whatever else there is to say
     */
    void tell(long done, String what, long now) {
        told = now;
        err.println("commentlog: " + number(done) + " " + what + ", " + rate(done, now));
    }

    /** {@code 4.1 s, 24,390 a second}. */
    String inAll(long done, long now) {
        return String.format(Locale.ROOT, "%.1f s, %s", (now - begun) / 1e9, rate(done, now));
    }

    private String rate(long done, long now) {
        return number(Math.round(done / Math.max(1e-9, (now - begun) / 1e9))) + " a second";
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
