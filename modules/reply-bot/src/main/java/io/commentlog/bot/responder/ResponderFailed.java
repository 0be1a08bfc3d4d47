package io.commentlog.bot.responder;

import java.time.Duration;

/** A responder could not answer this time: a timeout, a refusal, garbage. The question stays waiting and is tried again. */
public final class ResponderFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param sentence what went wrong, without the text of question or answer
     * @param retryAfter before which trying again is of no use
     */
    public ResponderFailed(String sentence, Duration retryAfter) {
        // No stack trace: while a model server is down this is said once per call.
        super(sentence, null, false, false);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
