package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands for Redis on one connection. Owned by its event loop. */
record RedisConnection(Pipeline pipeline) {
    static Future<RedisConnection> connect(Vertx vertx, int port) {
        NetClient client = vertx.createNetClient();
        return client.connect(port, "127.0.0.1")
                .map(socket -> new RedisConnection(new Pipeline(client, socket, new RespReader())));
    }

    /** The texts of the reply. */
    Future<List<Buffer>> send(String... words) {
        Buffer command = Buffer.buffer("*" + words.length + "\r\n");
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            command.appendString("$" + bytes.length + "\r\n").appendBytes(bytes).appendString("\r\n");
        }
        return pipeline.send(command);
    }
}
