package io.commentlog.client;

import java.time.Duration;
import java.util.Optional;

/** Why a call to Commentlog's API came to nothing. */
public abstract sealed class CommentlogFailure extends RuntimeException permits Rejected, Unavailable {
    private static final long serialVersionUID = 1L;

    /** Milliseconds; negative if nothing was said. */
    private final long retryAfter;

    CommentlogFailure(String message, Throwable cause, Optional<Duration> retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter.map(Duration::toMillis).orElse(-1L);
    }

    CommentlogFailure(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter.map(Duration::toMillis).orElse(-1L);
    }

    /** How long the node asked to be left alone. */
    public final Optional<Duration> retryAfter() {
        return retryAfter < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryAfter));
    }

    /** Whether the same may go well a little later. */
    abstract boolean isPassing();

    /** Whether another node may do better. */
    abstract boolean isOfTheNode();
}
