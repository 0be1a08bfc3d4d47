package io.commentlog.kit.http;

import java.time.Duration;

/**
 * Where one connection stands, and whether its client takes longer than it may. Pure: time is a parameter, in nanoseconds
 * of any one clock. What the server itself holds up is never held against the client.
 */
final class Pace {
    /** What is to be done about the client. */
    enum Verdict {
        FINE,
        HEAD_LATE,
        BODY_LATE,
        IDLE,
        UNREAD
    }

    /** What waits to be taken by the client, since the last look. */
    enum Waiting {
        NOTHING,
        LESS,
        THE_SAME
    }

    private enum Part {
        NONE,
        HEAD,
        BODY,
        REFUSED
    }

    private final Patience patience;
    private Part part = Part.NONE;
    private long since; // this part is being waited for
    private long taken; // the client last took something, or had nothing to take
    private int unanswered;

    Pace(Patience patience, long now) {
        this.patience = patience;
        this.since = now;
        this.taken = now;
    }

    /** Some of a request has come: of the next one, if nothing else is under way. */
    void bytes(long now) {
        if (part == Part.NONE) {
            to(Part.HEAD, now);
        }
    }

    void head(long now) {
        unanswered++;
        to(Part.BODY, now);
    }

    void end(long now) {
        to(Part.NONE, now);
    }

    void answered() {
        unanswered--;
    }

    /** Nothing more is expected but the end of the connection. */
    void refused(long now) {
        to(Part.REFUSED, now);
    }

    /** Whether no request is under way, nor an answer. */
    boolean isQuiet() {
        return part == Part.NONE && unanswered == 0;
    }

    private void to(Part next, long now) {
        part = next;
        since = now;
    }

    /** @param paused whether the server does not read from the connection at present */
    Verdict look(long now, boolean paused, Waiting waiting) {
        if (waiting != Waiting.THE_SAME) {
            taken = now;
        }
        if (late(now, taken, patience.unread())) {
            return Verdict.UNREAD;
        }
        if (paused || (part == Part.NONE && waiting != Waiting.NOTHING) || (part != Part.BODY && unanswered > 0)) {
            since = now;
        }
        return switch (part) {
            case NONE -> late(now, since, patience.idle()) ? Verdict.IDLE : Verdict.FINE;
            case HEAD -> late(now, since, patience.head()) ? Verdict.HEAD_LATE : Verdict.FINE;
            case BODY -> late(now, since, patience.body()) ? Verdict.BODY_LATE : Verdict.FINE;
            case REFUSED -> late(now, since, patience.head()) ? Verdict.IDLE : Verdict.FINE;
        };
    }

    private static boolean late(long now, long since, Duration limit) {
        return now - since > limit.toNanos();
    }
}
