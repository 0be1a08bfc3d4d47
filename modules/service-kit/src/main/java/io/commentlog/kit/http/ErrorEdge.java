package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.NotNow;
import io.vertx.core.http.HttpClosedException;

/** The one place where a failure becomes an answer: the caller's mistake, not now, or a bug of ours. */
final class ErrorEdge {
    private final BugHandler bugs;

    ErrorEdge(BugHandler bugs) {
        this.bugs = bugs;
    }

    Answer answer(Throwable failure) {
        if (failure instanceof Rejection rejection) {
            return Answer.error(rejection.status(), rejection.sentence());
        }
        if (failure instanceof NotNow notNow) {
            long seconds = Math.max(1, notNow.retryAfter().toSeconds());
            return Answer.error(503, notNow.sentence()).with("Retry-After", Long.toString(seconds));
        }
        if (failure instanceof HttpClosedException) {
            // The client went away: nobody reads the answer, and nobody is to blame.
            return Answer.error(400, "The connection was closed before the request was complete");
        }
        bugs.bug(failure);
        return Answer.error(500, "Something is wrong on our side");
    }
}
