package io.commentlog.query.http;

import io.commentlog.kit.http.Outlet;
import io.vertx.core.buffer.Buffer;

/** A client that reads when the test says so. */
final class FakeOutlet implements Outlet {
    private final StringBuilder written = new StringBuilder();
    private Runnable drained = () -> {};
    private int room = Integer.MAX_VALUE;
    private int parts;
    private boolean closed;

    @Override
    public void write(Buffer part) {
        if (closed) {
            throw new IllegalStateException("Written to after the end: " + part);
        }
        written.append(part);
        parts++;
        room = Math.max(0, room - 1);
    }

    @Override
    public boolean isFull() {
        return room == 0;
    }

    @Override
    public void whenDrained(Runnable action) {
        drained = action;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Takes no more than so many parts until it drains. */
    void takes(int parts) {
        room = parts;
    }

    /** The client has read what waited, and takes so many parts more. */
    void drain(int parts) {
        room = parts;
        drained.run();
    }

    void drain() {
        drain(Integer.MAX_VALUE);
    }

    /** What was written since this was asked last. */
    String taken() {
        String taken = written.toString();
        written.setLength(0);
        return taken;
    }

    int parts() {
        return parts;
    }

    boolean isClosed() {
        return closed;
    }
}
