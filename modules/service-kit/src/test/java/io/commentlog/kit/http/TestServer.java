package io.commentlog.kit.http;

import io.commentlog.kit.tls.TlsFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real server on a free port, with two event loops, and the count of the bugs that it has met. */
final class TestServer implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
    private final WebServer server;

    TestServer(Routes routes, String... allowOrigins) {
        this(routes, config(0, allowOrigins));
    }

    TestServer(Routes routes, Patience patience) {
        this(routes, new HttpConfig("127.0.0.1", 0, List.of("*"), EVENT_LOOPS, patience, Optional.empty()));
    }

    /** Over TLS. */
    TestServer(Routes routes, TlsFiles tls) {
        this(routes, config(0, "*").withTls(Optional.of(tls)));
    }

    TestServer(Routes routes, TlsFiles tls, Patience patience) {
        this(routes, new HttpConfig("127.0.0.1", 0, List.of("*"), EVENT_LOOPS, patience, Optional.of(tls)));
    }

    private TestServer(Routes routes, HttpConfig config) {
        server = WebServer.start(vertx, config, routes, metrics);
    }

    static HttpConfig config(int port, String... allowOrigins) {
        return new HttpConfig("127.0.0.1", port, List.of(allowOrigins), EVENT_LOOPS);
    }

    WebServer server() {
        return server;
    }

    Vertx vertx() {
        return vertx;
    }

    RawClient client() {
        return new RawClient(server.port());
    }

    int bugs() {
        return (int) metrics.get("commentlog.http.bugs").counter().count();
    }

    @Override
    public void close() {
        server.close();
        try {
            vertx.close().await(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
