package io.commentlog.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * No node answered in time, or only with a 5xx. A write that ends so may have been made all the same; posting it again under
 * the same id is safe.
 */
public final class Unavailable extends CommentlogFailure {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private Unavailable(String message, Optional<Duration> retryAfter, boolean passing) {
        super(message, retryAfter);
        this.passing = passing;
    }

    private Unavailable(String message, Throwable cause, boolean passing) {
        super(message, cause, Optional.empty());
        this.passing = passing;
    }

    static Unavailable answered(URI node, int status, String sentence, Optional<Duration> retryAfter) {
        return new Unavailable(node + " answered " + status + ": " + sentence, retryAfter, true);
    }

    static Unavailable lost(URI node, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Unavailable(node + " did not answer: " + why, cause, true);
    }

    static Unavailable notUnderstood(URI node, IllegalArgumentException cause) {
        return new Unavailable(
                node + " answered with something else than Commentlog does: " + cause.getMessage(), cause, true);
    }

    static Unavailable closed() {
        return new Unavailable("This client is closed", Optional.empty(), false);
    }

    static Unavailable interrupted(InterruptedException cause) {
        return new Unavailable("Interrupted while waiting for an answer", cause, false);
    }

    @Override
    boolean isPassing() {
        return passing;
    }

    @Override
    boolean isOfTheNode() {
        return true;
    }
}
