package io.commentlog.bot.answer;

import java.time.Duration;

/** How long to wait after a failed attempt: twice as long each time, a random part of it, so that many do not come back at once. Pure. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Backoff() {}

    /**
     * @param attempt that failed, from 1
     * @param chance 0 to 1
     * @param retryAfter what the server asks for: never sooner
     */
    static Duration after(int attempt, double chance, Duration retryAfter) {
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
        Duration pause = Duration.ofMillis(Math.round(most * chance));
        return pause.compareTo(retryAfter) >= 0 ? pause : retryAfter;
    }
}
