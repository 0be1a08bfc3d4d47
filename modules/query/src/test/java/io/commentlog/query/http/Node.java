package io.commentlog.query.http;

import io.commentlog.kit.http.HttpConfig;
import io.commentlog.kit.http.Routes;
import io.commentlog.kit.http.WebServer;
import io.commentlog.query.CommentStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The reads over a view of the test's making, served as a node serves them, on a free port with two event loops. */
final class Node implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
    private final List<Wire> clients = new ArrayList<>();
    private final ReadEndpoints endpoints;
    private final WebServer server;

    Node(ServedView view, boolean sharedCache, Duration beat) {
        this(view, id -> CompletableFuture.completedStage(Optional.empty()), sharedCache, beat);
    }

    Node(ServedView view, CommentStore store) {
        this(view, store, false, Duration.ofHours(1));
    }

    private Node(ServedView view, CommentStore store, boolean sharedCache, Duration beat) {
        endpoints = new ReadEndpoints(view, store, sharedCache, beat);
        Routes routes = new Routes();
        endpoints.addTo(routes);
        server = WebServer.start(vertx, new HttpConfig("127.0.0.1", 0, List.of("*"), EVENT_LOOPS), routes, metrics);
    }

    Node(ServedView view) {
        this(view, false, Duration.ofHours(1));
    }

    /** Closed with the node, if not before. */
    Wire client() {
        Wire client = Wire.to(server.port());
        clients.add(client);
        return client;
    }

    int port() {
        return server.port();
    }

    ReadCounts counts() {
        return endpoints.counts();
    }

    int followed() {
        return endpoints.followed();
    }

    int bugs() {
        return (int) metrics.get("commentlog.http.bugs").counter().count();
    }

    /** As a process closes: first the reads, then the server. */
    void leave() {
        endpoints.close();
        server.close();
    }

    @Override
    public void close() {
        clients.forEach(Wire::close);
        leave();
        try {
            vertx.close().await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
