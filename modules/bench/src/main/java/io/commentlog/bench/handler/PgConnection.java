package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** One connection to PostgreSQL, on which statements follow each other without waiting. Owned by its event loop. */
final class PgConnection {
    /** Held, because Vert.x closes a client that nobody knows any more, and its connections. */
    @SuppressWarnings("unused")
    private final NetClient client;

    private final NetSocket socket;
    private final PgReader reader = new PgReader();
    private final ArrayDeque<Promise<List<Buffer>>> asked = new ArrayDeque<>();

    private PgConnection(NetClient client, NetSocket socket) {
        this.client = client;
        this.socket = socket;
        socket.handler(data -> {
            reader.add(data);
            for (Optional<PgReader.Reply> reply = reader.next(); reply.isPresent(); reply = reader.next()) {
                List<Buffer> rows = reply.get().rows();
                Promise<List<Buffer>> promise = asked.remove();
                reply.get().error().ifPresentOrElse(promise::fail, () -> promise.complete(rows));
            }
        });
        socket.closeHandler(closed -> asked.forEach(promise -> promise.tryFail("PostgreSQL has gone")));
    }

    /** As a user who needs no password, to the database of that name. */
    static Future<PgConnection> connect(NetClient client, int port, String user) {
        return client.connect(port, "127.0.0.1").compose(socket -> {
            PgConnection connection = new PgConnection(client, socket);
            return connection.send(PgMessages.startup(user, "postgres")).map(ready -> connection);
        });
    }

    /** Runs statements as they are. */
    Future<List<Buffer>> query(String sql) {
        return send(PgMessages.query(sql));
    }

    Future<List<Buffer>> prepare(String name, String sql) {
        return send(PgMessages.prepare(name, sql));
    }

    /** The rows of a prepared statement. */
    Future<List<Buffer>> execute(String name, Buffer... parameters) {
        return send(PgMessages.execute(name, List.of(parameters)));
    }

    private Future<List<Buffer>> send(Buffer message) {
        Promise<List<Buffer>> promise = Promise.promise();
        asked.add(promise);
        var unused = socket.write(message);
        return promise.future();
    }
}
