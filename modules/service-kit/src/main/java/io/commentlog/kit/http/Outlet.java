package io.commentlog.kit.http;

import io.vertx.core.buffer.Buffer;

/** The open end of an answer that goes on. Used on the event loop of its request. */
public interface Outlet {
    /** Hands the part to the client; one that has gone gets nothing. */
    void write(Buffer part);

    /** Whether the client reads so slowly that what was written waits in memory: then nothing more should be. */
    boolean isFull();

    /** Runs the action whenever the client has taken what waited. */
    void whenDrained(Runnable action);

    /** Ends the answer, and the connection even of a client that does not read. */
    void close();
}
