package io.commentlog.bot.responder;

import java.time.Duration;

/** A call that brought no reply. */
public final class ResponderFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;
    private final String sentence;
    private final Duration retryAfter;

    /**
     * @param sentence for a person; never the text of question or answer, nor where the server is: it is shown with the
     *     comment
     * @param retryAfter before which trying again is of no use; zero if nobody said
     */
    public ResponderFailed(FailureReason reason, String sentence, Duration retryAfter) {
        this(reason, sentence, "", retryAfter);
    }

    private ResponderFailed(FailureReason reason, String sentence, String complaint, Duration retryAfter) {
        // No stack trace: while a model server is down this is said once per call.
        super(complaint.isEmpty() ? sentence : sentence + ": " + complaint, null, false, false);
        this.reason = reason;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    public ResponderFailed(FailureReason reason, String sentence) {
        this(reason, sentence, Duration.ZERO);
    }

    /**
     * @param complaint what the entity's own program says of it, which its owner answers for: it may well be the question
     */
    static ResponderFailed complaining(FailureReason reason, String sentence, String complaint) {
        return new ResponderFailed(reason, sentence, complaint, Duration.ZERO);
    }

    /** The message without the complaint: what may be in a log. */
    public String sentence() {
        return sentence;
    }

    public FailureReason reason() {
        return reason;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
