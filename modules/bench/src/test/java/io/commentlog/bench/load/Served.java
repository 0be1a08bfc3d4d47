package io.commentlog.bench.load;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/** Servers that behave as a test tells them, and the event loops that they share with its clients. */
public final class Served implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();

    public Vertx vertx() {
        return vertx;
    }

    /** Where it is asked. */
    public URI by(Handler<HttpServerRequest> handler) {
        int port = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
