package io.commentlog.bench.handler;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Reads a store's replies from the bytes of a connection, however these are cut. Owned by the connection's event loop. */
interface ReplyReader {
    void add(Buffer data);

    /** The next one, if all of it is there. */
    Optional<Reply> next();

    /** What is not read of the bytes before, from there on, and what came now. */
    static Buffer unread(Buffer before, int from, Buffer data) {
        return from == before.length()
                ? data
                : before.getBuffer(from, before.length()).appendBuffer(data);
    }
}
