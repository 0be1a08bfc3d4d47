package io.commentlog.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/** The open end of a response whose headers are out. */
final class ResponseOutlet implements Outlet {
    /** For a client to take what waits for it, once the answer has ended. */
    private static final Duration PARTING = Duration.ofSeconds(5);

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
        long late = vertx.setTimer(PARTING.toMillis(), timer -> cut());
        connection.closeHandler(closed -> vertx.cancelTimer(late));
    }

    /** Whatever still waits for the client: Vert.x's own close waits behind it, and so for ever for who does not read. */
    private void cut() {
        if (connection instanceof ConnectionBase open) {
            var unused = open.channelHandlerContext().close();
        }
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }
}
