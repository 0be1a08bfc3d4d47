package io.commentlog.node.wiring;

import io.commentlog.event.Comment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.kit.http.Routes;
import io.commentlog.kit.http.WebServer;
import io.commentlog.kit.tls.TlsFiles;
import io.commentlog.kit.tls.Trust;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Small real nodes on free ports, to be asked by the class under test. */
final class Nodes implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<WebServer> servers = new ArrayList<>();

    /** The port of a new node that answers so. */
    int start(Routes routes) {
        return start(routes, Optional.empty());
    }

    int start(Routes routes, Optional<TlsFiles> tls) {
        HttpConfig config = new HttpConfig("127.0.0.1", 0, List.of("*"), 1).withTls(tls);
        WebServer server = WebServer.start(vertx, config, routes, new SimpleMeterRegistry());
        servers.add(server);
        return server.port();
    }

    /** The port of a node that was there and is no more. */
    int gone() {
        int port = start(new Routes());
        servers.remove(servers.size() - 1).close();
        return port;
    }

    StoredCommentClient client() {
        return new StoredCommentClient(vertx, Optional.empty());
    }

    StoredCommentClient believing(Trust trust) {
        return new StoredCommentClient(vertx, Optional.of(trust));
    }

    static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    static StoredComment stored(String id) {
        return StoredComment.posted(comment(id), 7);
    }

    private static Comment comment(String id) {
        return new Comment(
                id,
                "hello",
                1_700_000_000_000L,
                Optional.empty(),
                "155080200",
                "example.org",
                "en",
                "human",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What the stage gives within a few seconds. */
    static <T> T value(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        servers.forEach(WebServer::close);
        try {
            vertx.close().await(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
