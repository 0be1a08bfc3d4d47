package io.commentlog.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** The open end of an answer that goes on. Used on the event loop of its request. */
public final class Outlet {
    private final HttpServerResponse response;

    Outlet(HttpServerResponse response) {
        this.response = response;
    }

    public void write(Buffer part) {
        response.write(part);
    }

    /** Whether the client reads so slowly that what was written waits in memory: then nothing more should be. */
    public boolean isFull() {
        return response.writeQueueFull();
    }

    /** Runs the action whenever the client has taken what waited. */
    public void whenDrained(Runnable action) {
        response.drainHandler(drained -> action.run());
    }

    /** Runs the action once, when the answer has ended, by whomever. */
    public void whenClosed(Runnable action) {
        response.closeHandler(closed -> action.run());
    }

    /** Ends the answer and the connection. */
    public void close() {
        response.end();
        // Behind the end: a client that does not read would hold the connection otherwise.
        response.reset();
    }
}
