package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.List;

/** Statements for PostgreSQL on one connection. Owned by its event loop. */
record PgConnection(Pipeline pipeline) {
    /** As a user who needs no password, to the database of that name. */
    static Future<PgConnection> connect(NetClient client, int port, String user) {
        return client.connect(port, "127.0.0.1").compose(socket -> {
            Pipeline pipeline = new Pipeline(client, socket, new PgReader());
            return pipeline.send(PgMessages.startup(user, "postgres")).map(ready -> new PgConnection(pipeline));
        });
    }

    /** Runs statements as they are. */
    Future<List<Buffer>> query(String sql) {
        return pipeline.send(PgMessages.query(sql));
    }

    Future<List<Buffer>> prepare(String name, String sql) {
        return pipeline.send(PgMessages.prepare(name, sql));
    }

    /** The rows of a prepared statement. */
    Future<List<Buffer>> execute(String name, Buffer... parameters) {
        return pipeline.send(PgMessages.execute(name, List.of(parameters)));
    }
}
