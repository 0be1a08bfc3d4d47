package io.commentlog.kit.http;

import io.commentlog.kit.CannotStart;
import io.commentlog.kit.tls.BadPem;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process's HTTP server: the same port on every event loop, each request answered on the loop that took it. Closing
 * lets answers under way finish for a moment, then cuts the connections.
 */
public final class WebServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(2);

    /** Vert.x shares one free port among listeners that ask for the same negative one: each server has its own. */
    private static final AtomicInteger SHARED_FREE_PORT = new AtomicInteger();

    private final Vertx vertx;
    private final String deployment;
    private final int port;
    private final Dispatcher dispatcher;
    private final Optional<ServerTls> tls;
    private final AtomicBoolean closed = new AtomicBoolean();

    private WebServer(Vertx vertx, String deployment, int port, Dispatcher dispatcher, Optional<ServerTls> tls) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.port = port;
        this.dispatcher = dispatcher;
        this.tls = tls;
    }

    /**
     * Listens, and serves from then on.
     *
     * @throws CannotStart if the address or port cannot be had, or there is no such certificate
     */
    public static WebServer start(Vertx vertx, HttpConfig config, Routes routes, MeterRegistry metrics) {
        Dispatcher dispatcher = new Dispatcher(routes, new Cors(config.allowOrigins()), new ErrorEdge(metrics));
        AtomicInteger actualPort = new AtomicInteger();
        int wanted = config.port() == 0 ? SHARED_FREE_PORT.decrementAndGet() : config.port();
        Optional<ServerTls> tls = tls(config);
        try {
            String deployment = vertx.deployVerticle(
                            () -> new Listener(config.bind(), wanted, config.patience(), dispatcher, actualPort, tls),
                            new DeploymentOptions().setInstances(config.eventLoops()))
                    .await(START.toMillis(), TimeUnit.MILLISECONDS);
            tls.ifPresent(served -> served.watch(vertx));
            return new WebServer(vertx, deployment, actualPort.get(), dispatcher, tls);
        } catch (TimeoutException e) {
            throw new CannotStart("The HTTP server did not start within " + START.toSeconds() + " seconds", e);
        } catch (Exception e) {
            // Future.await throws what the future failed with, checked or not.
            throw new CannotStart(whyNot(config, e), e);
        }
    }

    private static Optional<ServerTls> tls(HttpConfig config) {
        try {
            return config.tls()
                    .map(files -> new ServerTls(files, config.patience().head()));
        } catch (BadPem e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private static String whyNot(HttpConfig config, Exception failure) {
        String where = config.bind() + ":" + config.port();
        if (failure instanceof BindException
                && String.valueOf(failure.getMessage()).contains("in use")) {
            return "Port " + config.port() + " of " + config.bind() + " is taken: choose another with --port";
        }
        return "Cannot listen on " + where + ": " + failure.getMessage();
    }

    /** Takes other routes from the next request on: a process listens before its roles can answer. */
    public void serve(Routes routes) {
        dispatcher.use(routes);
    }

    /** The port that clients use, also where the configuration left it open. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        tls.ifPresent(served -> served.leave(vertx));
        try {
            vertx.undeploy(deployment).await(STOP.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The HTTP server did not close in time", e);
        }
    }

    private static final class Listener extends VerticleBase {
        private final String address;
        private final int wantedPort;
        private final Patience patience;
        private final Dispatcher dispatcher;
        private final AtomicInteger actualPort;
        private final Optional<ServerTls> tls;
        private Watch watch; // owned by this verticle's event loop
        private HttpServer server; // owned by this verticle's event loop

        Listener(
                String address,
                int wantedPort,
                Patience patience,
                Dispatcher dispatcher,
                AtomicInteger actualPort,
                Optional<ServerTls> tls) {
            this.address = address;
            this.wantedPort = wantedPort;
            this.patience = patience;
            this.dispatcher = dispatcher;
            this.actualPort = actualPort;
            this.tls = tls;
        }

        @Override
        public Future<?> start() {
            HttpServerOptions options = new HttpServerOptions()
                    // HTTP/1.1 only: one way to reach the limits on URLs, headers and bodies.
                    .setHttp2ClearTextEnabled(false)
                    .setMaxInitialLineLength(8192)
                    .setTcpNoDelay(true);
            tls.ifPresent(served -> served.addTo(options));
            watch = new Watch(patience, System.nanoTime());
            vertx.setPeriodic(watch.betweenLooks().toMillis(), look -> watch.look(System.nanoTime()));
            server = vertx.createHttpServer(options)
                    .connectionHandler(watch::admit)
                    .requestHandler(dispatcher::dispatch)
                    .invalidRequestHandler(dispatcher::refuse);
            tls.ifPresent(served -> served.isServedBy(server));
            return server.listen(wantedPort, address).onSuccess(bound -> actualPort.set(bound.actualPort()));
        }

        @Override
        public Future<?> stop() {
            return server.shutdown(STOP.toMillis(), TimeUnit.MILLISECONDS).onComplete(closed -> watch.end());
        }
    }
}
