package io.commentlog.bench.handler;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Draft;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * The least that answers a poll and takes a post: no routes, no headers but what is needed, no cache. What it posts has the
 * same bytes as a node's.
 */
final class Handler implements Deployable {
    private static final AtomicLong IDS = new AtomicLong();

    private final Vertx vertx;
    private final int port;
    private final BiFunction<Vertx, Integer, Future<? extends RecentStore>> connect;
    private final int loop;

    private Handler(
            Vertx vertx, int port, BiFunction<Vertx, Integer, Future<? extends RecentStore>> connect, int loop) {
        this.vertx = vertx;
        this.port = port;
        this.connect = connect;
        this.loop = loop;
    }

    /**
     * Serves on the port, on an event loop a core, until the process ends.
     *
     * @param connect makes the store of an event loop, on that loop
     */
    static void serve(int port, BiFunction<Vertx, Integer, Future<? extends RecentStore>> connect) {
        Vertx vertx = Vertx.vertx();
        for (int loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
            vertx.deployVerticle(new Handler(vertx, port, connect, loop)).onFailure(failure -> {
                System.err.println(failure);
                Runtime.getRuntime().halt(1);
            });
        }
    }

    @Override
    public Future<?> deploy(Context context) {
        return connect.apply(vertx, loop)
                .compose(store -> vertx.createHttpServer(
                                new HttpServerOptions().setTcpNoDelay(true).setHttp2ClearTextEnabled(false))
                        .requestHandler(request -> handle(request, store))
                        .listen(port, "127.0.0.1"));
    }

    private static void handle(HttpServerRequest request, RecentStore store) {
        if (request.method().name().equals("POST")) {
            var unused = request.body().onSuccess(body -> post(request, store, body));
            return;
        }
        long after =
                Long.parseLong(Optional.ofNullable(request.getParam("after")).orElse("0"));
        int limit =
                Integer.parseInt(Optional.ofNullable(request.getParam("limit")).orElse("50"));
        store.newest(after, limit)
                .onSuccess(comments -> answer(request, joined(comments)))
                .onFailure(failure -> fail(request));
    }

    private static void post(HttpServerRequest request, RecentStore store, Buffer body) {
        long now = System.currentTimeMillis();
        Comment comment = Draft.of(Draft.object(body.getBytes()), Optional.empty())
                .toComment(now + "-" + (100_000_000 + IDS.getAndIncrement()), now, "rgb(40, 215, 116)");
        Buffer json = Buffer.buffer(CommentJson.write(comment));
        store.add(comment.timestamp(), json)
                .onSuccess(stored -> answer(request, json))
                .onFailure(failure -> fail(request));
    }

    private static Buffer joined(List<Buffer> comments) {
        Buffer body = Buffer.buffer("[");
        for (int i = 0; i < comments.size(); i++) {
            if (i > 0) {
                body.appendByte((byte) ',');
            }
            body.appendBuffer(comments.get(i));
        }
        return body.appendString("]");
    }

    private static void answer(HttpServerRequest request, Buffer body) {
        var unused =
                request.response().putHeader("Content-Type", "application/json").end(body);
    }

    private static void fail(HttpServerRequest request) {
        var unused = request.response().setStatusCode(503).end();
    }
}
