package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of PostgreSQL behind the minimal handler: all comments, indexed by time, as the JSON that is shown. Statements are
 * prepared, and follow each other without waiting on a few connections for each event loop. Arguments: the port,
 * PostgreSQL's port, its user.
 */
public final class PostgresHandler {
    /** Each is a process of PostgreSQL's: more of them than cores, for those that wait for a lock. */
    private static final int CONNECTIONS = 3;

    private static final String TABLE = "create table if not exists comments"
            + " (number bigint generated always as identity primary key, posted bigint not null, json bytea not null);"
            + " create index if not exists comments_by_time on comments (posted)";
    private static final String NEWEST = "newest";
    private static final String NEWEST_SQL =
            "select json from comments where posted > $1 order by posted desc limit $2";
    private static final String ADD = "add";
    private static final String ADD_SQL = "insert into comments (posted, json) values ($1, $2)";

    private PostgresHandler() {}

    public static void main(String[] arguments) {
        int postgres = Integer.parseInt(arguments[1]);
        String user = arguments[2];
        Vertx first = Vertx.vertx();
        PgConnection.connect(first.createNetClient(), postgres, user)
                .compose(connection -> connection.query(TABLE))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Handler.serve(Integer.parseInt(arguments[0]), (vertx, loop) -> connect(vertx, postgres, user));
        var unused = first.close();
    }

    private static Future<Table> connect(Vertx vertx, int port, String user) {
        NetClient client = vertx.createNetClient();
        List<Future<PgConnection>> connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(each -> PgConnection.connect(client, port, user).compose(PostgresHandler::prepared))
                .toList();
        return Future.all(connections)
                .map(all -> new Table(connections.stream().map(Future::result).toList()));
    }

    private static Future<PgConnection> prepared(PgConnection connection) {
        return connection
                .prepare(NEWEST, NEWEST_SQL)
                .compose(done -> connection.prepare(ADD, ADD_SQL))
                .map(done -> connection);
    }

    private static final class Table implements RecentStore {
        private final List<PgConnection> connections;
        private int turn;

        Table(List<PgConnection> connections) {
            this.connections = connections;
        }

        @Override
        public Future<List<Buffer>> newest(long after, int limit) {
            return next().execute(NEWEST, number(after), number(limit));
        }

        @Override
        public Future<?> add(long timestamp, Buffer json) {
            return next().execute(ADD, number(timestamp), json);
        }

        private PgConnection next() {
            turn = (turn + 1) % connections.size();
            return connections.get(turn);
        }

        private static Buffer number(long value) {
            return Buffer.buffer().appendLong(value);
        }
    }
}
