package io.commentlog.bot.responder;

import java.time.Duration;

/** A call that brought no reply. */
public final class ResponderFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;
    private final Duration retryAfter;

    /**
     * @param sentence for a person; never the text of question or answer, nor where the server is: it is shown with the
     *     comment
     * @param retryAfter before which trying again is of no use; zero if nobody said
     */
    public ResponderFailed(FailureReason reason, String sentence, Duration retryAfter) {
        // No stack trace: while a model server is down this is said once per call.
        super(sentence, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public ResponderFailed(FailureReason reason, String sentence) {
        this(reason, sentence, Duration.ZERO);
    }

    public FailureReason reason() {
        return reason;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
