package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.commentlog.kit.NotNow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failure becomes an answer: the caller's mistake, not now, or a bug of ours. A bug here is counted
 * and logged, but does not end the process: a request leaves no state behind, and one bad request must not take the view
 * from everybody else.
 */
final class ErrorEdge {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorEdge.class);

    private final Counter bugs;

    ErrorEdge(MeterRegistry metrics) {
        this.bugs = Counter.builder("commentlog.http.bugs")
                .description("Requests answered 500; each is a bug and has a stack trace in the log")
                .register(metrics);
    }

    /** Stages of the JDK wrap what an earlier one failed with; Vert.x hands that on as it is. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    Answer answer(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof Rejection rejection) {
            return Answer.error(rejection.status(), rejection.sentence());
        }
        if (failure instanceof NotNow notNow) {
            long seconds = Math.max(1, notNow.retryAfter().plusMillis(999).toSeconds());
            return Answer.error(503, notNow.sentence()).with("Retry-After", Long.toString(seconds));
        }
        bugs.increment();
        LOG.error("A request could not be answered", failure);
        return Answer.error(500, "Something is wrong on our side");
    }
}
