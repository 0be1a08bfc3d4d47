package io.commentlog.kit;

import java.time.Duration;

/** Nobody's mistake: what is needed is away or not loaded yet. HTTP says it as 503 with Retry-After, the bot as RELEASE. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param sentence what is missing, for a person
     * @param retryAfter when asking again makes sense; whole seconds on the wire, at least one
     */
    public NotNow(String sentence, Duration retryAfter) {
        // No stack trace: while a broker is away this is said once per request.
        super(sentence, null, false, false);
        this.retryAfter = retryAfter;
    }

    public String sentence() {
        return getMessage();
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
