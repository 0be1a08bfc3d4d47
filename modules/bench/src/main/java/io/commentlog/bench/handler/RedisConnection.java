package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** One connection to Redis, on which commands follow each other without waiting. Owned by its event loop. */
final class RedisConnection {
    /** Held, because Vert.x closes a client that nobody knows any more, and its connections. */
    @SuppressWarnings("unused")
    private final NetClient client;

    private final NetSocket socket;
    private final RespReader reader = new RespReader();
    private final ArrayDeque<Promise<List<Buffer>>> asked = new ArrayDeque<>();

    private RedisConnection(NetClient client, NetSocket socket) {
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

    static Future<RedisConnection> connect(Vertx vertx, int port) {
        NetClient client = vertx.createNetClient();
        return client.connect(port, "127.0.0.1").map(socket -> new RedisConnection(client, socket));
    }

    /** The texts of the reply. */
    Future<List<Buffer>> send(String... words) {
        Buffer command = Buffer.buffer("*" + words.length + "\r\n");
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            command.appendString("$" + bytes.length + "\r\n").appendBytes(bytes).appendString("\r\n");
        }
        Promise<List<Buffer>> promise = Promise.promise();
        asked.add(promise);
        var unused = socket.write(command);
        return promise.future();
    }
}
