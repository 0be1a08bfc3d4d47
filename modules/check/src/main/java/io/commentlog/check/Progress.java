package io.commentlog.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tells how far a long reading has come: one line that is written over on a terminal, one every few seconds elsewhere,
 * nothing at all if it is short. Confined to one thread.
 */
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final int WIDTH = 78;

    private final PrintStream err;
    private final boolean terminal;
    private final long total;
    private final long begun;
    private long told;

    /**
     * @param total events to be read
     * @param now in nanoseconds, as of {@link System#nanoTime}
     */
    Progress(PrintStream err, boolean terminal, long total, long now) {
        this.err = err;
        this.terminal = terminal;
        this.total = total;
        this.begun = now;
        this.told = now;
    }

    /** Whether stderr is one, as far as the system says: Java has no question for it. */
    static boolean onTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    void left(long left, long now) {
        if (now - told < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        told = now;
        long done = total - left;
        double seconds = (now - begun) / 1e9;
        long perSecond = Math.round(done / seconds);
        String line = "commentlog: " + Findings.number(done) + " of " + Findings.number(total) + " events, "
                + Findings.number(perSecond) + "/s"
                + (perSecond > 0 ? ", " + Findings.number(left / perSecond) + " s left" : "");
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
            err.flush();
        } else {
            err.println(line);
        }
    }

    /** Leaves nothing of itself on a terminal. */
    void end() {
        if (terminal && told != begun) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }
    }
}
