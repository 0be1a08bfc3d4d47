package io.commentlog.client;

import java.time.Duration;
import java.util.Optional;

/** The node refused what it was asked, with a 4xx: asking the same again brings the same, but for 408 and 429. */
public final class Rejected extends CommentlogFailure {
    private static final long serialVersionUID = 1L;
    private static final int REQUEST_TIMEOUT = 408;
    static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final String sentence;

    Rejected(int status, String sentence, Optional<Duration> retryAfter) {
        super(status + ": " + sentence, retryAfter);
        this.status = status;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    /** What the node said, for a person. */
    public String sentence() {
        return sentence;
    }

    @Override
    boolean isPassing() {
        return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    }

    /** Not so a rate limit: it is the service's word to this caller, and going to the next node would be a way round it. */
    @Override
    boolean isOfTheNode() {
        return status != TOO_MANY_REQUESTS;
    }
}
