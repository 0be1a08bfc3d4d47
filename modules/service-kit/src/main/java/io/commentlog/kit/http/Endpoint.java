package io.commentlog.kit.http;

import io.vertx.core.Future;

/**
 * Answers the requests of one route, on their event loop, without blocking it. What it throws or fails with goes to the
 * one error edge: a {@link io.commentlog.event.Rejection} is the caller's mistake, a {@link io.commentlog.kit.NotNow}
 * is 503, anything else is a bug.
 */
@FunctionalInterface
public interface Endpoint {
    Future<Answer> answer(Request request);
}
