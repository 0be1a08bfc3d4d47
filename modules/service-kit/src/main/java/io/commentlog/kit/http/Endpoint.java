package io.commentlog.kit.http;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * Answers the requests of one route, on their event loop, without blocking it. What it throws or fails with goes to the
 * one error edge: a {@link io.commentlog.event.Rejection} is the caller's mistake, a {@link io.commentlog.kit.NotNow}
 * is 503, anything else is a bug.
 */
@FunctionalInterface
public interface Endpoint {
    Future<Answer> answer(Request request);

    /**
     * What a request is answered instead, told before its body is read; empty to go on.
     *
     * @param head the request, without its body and path parameter
     */
    default Optional<Answer> refusal(Request head) {
        return Optional.empty();
    }
}
