package io.commentlog.bot.answer;

import java.time.Duration;
import java.util.Locale;

/**
 * Whether a server may be called. Five failures in a row open the circuit: no call is made for a while. Then one call, the
 * probe, finds out; while it runs nobody else calls. Each probe that fails doubles the while. Time is a parameter, in
 * nanoseconds; used by many threads.
 */
public final class Breaker {
    private static final int FAILURES = 5;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** How soon to look again whether the probe has ended. */
    private static final Duration PROBE_LOOK = Duration.ofMillis(250);

    public enum State {
        CLOSED(0),
        PROBING(1),
        OPEN(2);

        private final int harm;

        State(int harm) {
            this.harm = harm;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As a metric: 0 is well. */
        int harm() {
            return harm;
        }
    }

    private State state = State.CLOSED;
    private int failures;
    private Duration pause = FIRST;
    private long openUntil;

    public synchronized State state() {
        return state;
    }

    /** Zero if a call may begin now, else when to ask again. */
    synchronized Duration waitFor(long now) {
        return switch (state) {
            case CLOSED -> Duration.ZERO;
            case PROBING -> PROBE_LOOK;
            case OPEN -> Duration.ofNanos(Math.max(0, openUntil - now));
        };
    }

    /** Begins a call if one may begin; then its end must be told. */
    synchronized boolean begin(long now) {
        if (state == State.OPEN && openUntil - now <= 0) {
            state = State.PROBING;
            return true;
        }
        return state == State.CLOSED;
    }

    /** The server has answered, whatever it said. */
    synchronized void succeeded() {
        state = State.CLOSED;
        failures = 0;
        pause = FIRST;
    }

    /**
     * Returns whether this is what has opened the circuit.
     *
     * @param retryAfter what the server asks for; zero if it asks for nothing
     */
    synchronized boolean failed(long now, Duration retryAfter) {
        boolean wasClosed = state == State.CLOSED;
        if (state == State.PROBING) {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            open(now, pause);
        } else if (state == State.CLOSED && ++failures >= FAILURES) {
            open(now, pause);
        }
        if (!retryAfter.isZero()) {
            open(now, retryAfter);
        }
        return wasClosed && state == State.OPEN;
    }

    /** A call ended without saying anything of the server: it was cancelled. */
    synchronized void abandoned(long now) {
        if (state == State.PROBING) {
            open(now, Duration.ZERO);
        }
    }

    private void open(long now, Duration atLeast) {
        long until = now + atLeast.toNanos();
        openUntil = state == State.OPEN && openUntil - until > 0 ? openUntil : until;
        state = State.OPEN;
        failures = 0;
    }
}
