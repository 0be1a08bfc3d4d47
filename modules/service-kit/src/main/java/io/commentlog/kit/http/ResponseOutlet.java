package io.commentlog.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** The open end of a response whose headers are out. */
final class ResponseOutlet implements Outlet {
    /** For a client to take what waits for it, once the answer has ended. */
    private static final Duration PARTING = Duration.ofSeconds(1);

    private final HttpConnection connection;
    private final HttpServerResponse response;

    ResponseOutlet(HttpServerRequest request) {
        this.connection = request.connection();
        this.response = request.response();
    }

    @Override
    public void write(Buffer part) {
        if (!isOver()) {
            response.write(part);
        }
    }

    @Override
    public boolean isFull() {
        return !isOver() && response.writeQueueFull();
    }

    @Override
    public void whenDrained(Runnable action) {
        if (!isOver()) {
            response.drainHandler(drained -> action.run());
        }
    }

    @Override
    public void close() {
        if (isOver()) {
            return;
        }
        response.end().onComplete(ended -> connection.close());
        Vertx vertx = Vertx.currentContext().owner();
        vertx.setTimer(PARTING.toMillis(), late -> connection.close());
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }
}
