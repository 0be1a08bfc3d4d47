package io.commentlog.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** One connection, which carries one request at a time, as a browser's does. Owned by its event loop. */
final class Connection {
    /** Who is told of each answer, on the connection's event loop. */
    interface Owner {
        /**
         * @param due when the request was meant to begin
         */
        void answered(Connection connection, long due);

        /** The connection is no more; a request on it gets no answer. */
        void lost(Connection connection);
    }

    private final NetSocket socket;
    private final ResponseReader reader;
    private long due;
    private boolean busy;

    Connection(NetSocket socket, boolean keepsBodies, Owner owner) {
        this.socket = socket;
        this.reader = new ResponseReader(keepsBodies);
        socket.handler(data -> {
            if (reader.completes(data)) {
                busy = false;
                owner.answered(this, due);
            }
        });
        socket.exceptionHandler(failure -> close()); // the end is told by the next
        socket.closeHandler(end -> owner.lost(this));
    }

    /**
     * @param meant when the request was meant to begin
     */
    void send(Buffer request, long meant) {
        due = meant;
        busy = true;
        var unused = socket.write(request);
    }

    boolean isBusy() {
        return busy;
    }

    /** Of the last answer. */
    ResponseReader answer() {
        return reader;
    }

    void close() {
        var unused = socket.close();
    }
}
