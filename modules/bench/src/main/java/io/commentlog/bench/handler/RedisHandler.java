package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * A sorted set of Redis behind the minimal handler: one connection for each event loop, on which commands follow each
 * other without waiting. Arguments: the port, Redis's port.
 */
public final class RedisHandler {
    /** Of the sorted set. */
    public static final String KEY = "recent:comments";
    /** As many as a window of a node shows. */
    private static final String OLDEST_KEPT = "-501";

    private RedisHandler() {}

    public static void main(String[] arguments) {
        int redis = Integer.parseInt(arguments[1]);
        Handler.serve(Integer.parseInt(arguments[0]), (vertx, loop) -> {
            NetClient client = vertx.createNetClient();
            return client.connect(redis, "127.0.0.1").map(socket -> new SortedSet(client, socket));
        });
    }

    private static final class SortedSet implements RecentStore {
        /** Held, because Vert.x closes a client that nobody knows any more, and its connections. */
        @SuppressWarnings("unused")
        private final NetClient client;

        private final NetSocket socket;
        private final RespReader reader = new RespReader();
        private final ArrayDeque<Promise<List<Buffer>>> asked = new ArrayDeque<>();

        SortedSet(NetClient client, NetSocket socket) {
            this.client = client;
            this.socket = socket;
            socket.handler(data -> {
                reader.add(data);
                for (Optional<RespReader.Reply> reply = reader.next(); reply.isPresent(); reply = reader.next()) {
                    List<Buffer> texts = reply.get().texts();
                    Promise<List<Buffer>> promise = asked.remove();
                    reply.get().error().ifPresentOrElse(promise::fail, () -> promise.complete(texts));
                }
            });
        }

        @Override
        public Future<List<Buffer>> newest(long after, int limit) {
            return send(command("ZREVRANGEBYSCORE", KEY, "+inf", "(" + after, "LIMIT", "0", Integer.toString(limit)));
        }

        @Override
        public Future<?> add(long timestamp, Buffer json) {
            Future<?> added = send(command("ZADD", KEY, Long.toString(timestamp), json.toString()));
            var unused = send(command("ZREMRANGEBYRANK", KEY, "0", OLDEST_KEPT));
            return added;
        }

        private Future<List<Buffer>> send(Buffer command) {
            Promise<List<Buffer>> promise = Promise.promise();
            asked.add(promise);
            var unused = socket.write(command);
            return promise.future();
        }

        private static Buffer command(String... words) {
            Buffer buffer = Buffer.buffer("*" + words.length + "\r\n");
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                buffer.appendString("$" + bytes.length + "\r\n")
                        .appendBytes(bytes)
                        .appendString("\r\n");
            }
            return buffer;
        }
    }
}
