package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * One connection to a store, on which requests follow each other without waiting, and are answered in their order. Owned by
 * its event loop.
 */
final class Pipeline {
    /** Held, because Vert.x closes a client that nobody knows any more, and its connections. */
    @SuppressWarnings("unused")
    private final NetClient client;

    private final NetSocket socket;
    private final ArrayDeque<Promise<List<Buffer>>> asked = new ArrayDeque<>();

    Pipeline(NetClient client, NetSocket socket, ReplyReader reader) {
        this.client = client;
        this.socket = socket;
        socket.handler(data -> {
            reader.add(data);
            for (Optional<Reply> reply = reader.next(); reply.isPresent(); reply = reader.next()) {
                List<Buffer> texts = reply.get().texts();
                Promise<List<Buffer>> promise = asked.remove();
                reply.get().error().ifPresentOrElse(promise::fail, () -> promise.complete(texts));
            }
        });
        socket.closeHandler(closed -> asked.forEach(promise -> promise.tryFail("The store has gone")));
    }

    /** The texts of the reply; fails with what the store says instead. */
    Future<List<Buffer>> send(Buffer request) {
        Promise<List<Buffer>> promise = Promise.promise();
        asked.add(promise);
        var unused = socket.write(request);
        return promise.future();
    }
}
