package io.commentlog.node.wiring;

import io.commentlog.kit.NotNow;
import io.commentlog.kit.ProcessMeters;
import io.commentlog.kit.Role;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.kit.http.Operations;
import io.commentlog.kit.http.Routes;
import io.commentlog.kit.http.WebServer;
import io.commentlog.kit.trace.Tracing;
import io.commentlog.node.ops.Ops;
import io.commentlog.query.snapshot.SnapshotFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One process: its HTTP server first, so that whoever asks is told that it is starting, then the view that it left on the
 * disk, then its roles in the order of the data's way; closed in the reverse order.
 */
public final class Node {
    private static final Duration SHUTDOWN = Duration.ofMillis(4_800);
    private static final long BETWEEN_LOOKS_MS = 10;

    private Node() {}

    /**
     * Runs the process until it is told to end.
     *
     * @return the exit code
     * @throws io.commentlog.kit.CannotStart with the reason, in one sentence
     */
    public static int run(NodeConfig config, PrintStream out) {
        long startedAt = System.nanoTime();
        Optional<SnapshotFile> saved = Wiring.savedView(config).map(SnapshotFile::beginReading);
        Ending ending = new Ending();
        CountDownLatch closed = new CountDownLatch(1);
        closeOnSignal(ending, closed, config.drain());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Vertx vertx = vertx(config.http());
        try (RoleSet roles = new RoleSet()) {
            roles.closeLater(Tracing::close);
            roles.closeLater(() -> close(vertx));
            roles.closeLater(new ProcessMeters(metrics)::close);
            Operations operations = new Operations(roles::all, metrics);
            WebServer server = WebServer.start(vertx, config.http(), starting(operations, none -> {}), metrics);
            Wiring wiring = new Wiring(config, server.port(), vertx, metrics, ending);
            saved.ifPresent(view -> wiring.openView(view, roles));
            Ops ops = new Ops(new Ops.Looked(roles::all, metrics, wiring::look, wiring::botStatus), Clock.systemUTC());
            roles.closeLater(ops.start()::close);
            server.serve(starting(operations, early -> {
                wiring.addReads(early);
                ops.addTo(early);
            }));
            Routes routes = new Routes();
            operations.addTo(routes);
            ops.addTo(routes);
            String servers = wiring.open(roles, routes);
            server.serve(routes);
            // In the reverse order: held reads are answered, then the server closes, then the roles.
            roles.closeLater(server::close);
            roles.closeLater(wiring::endHeldReads);
            if (awaitReady(roles.all(), ending)) {
                Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
                Welcome.print(out, config, server.port(), servers, roles.all(), took);
            }
            int exitCode = ending.await();
            operations.leave();
            drain(vertx, config.drain());
            return exitCode;
        } finally {
            closed.countDown();
        }
    }

    /** Answers on, while those who balance find out that this process is not ready any more. */
    private static void drain(Vertx vertx, Duration time) {
        if (!time.isZero()) {
            vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS).await();
        }
    }

    private static void closeOnSignal(Ending ending, CountDownLatch closed, Duration drain) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            ending.signalled();
                            try {
                                closed.await(SHUTDOWN.plus(drain).toMillis(), TimeUnit.MILLISECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "shutdown"));
    }

    private static Vertx vertx(HttpConfig http) {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(http.eventLoops())
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().await(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The event loops did not close in time", e);
        }
    }

    /** What is answered before all roles are open: reads, as soon as there is a view, and that it is too early for the rest. */
    private static Routes starting(Operations operations, Consumer<Routes> reads) {
        Routes routes = new Routes();
        operations.addWhileStartingTo(routes);
        reads.accept(routes);
        return routes.otherwise(
                request -> Future.failedFuture(new NotNow("Commentlog is starting", Duration.ofSeconds(1))));
    }

    private static boolean awaitReady(List<Role> roles, Ending ending) {
        while (!ending.isDecided()) {
            if (roles.stream().allMatch(role -> role.readiness().ready())) {
                return true;
            }
            ending.await(BETWEEN_LOOKS_MS);
        }
        return false;
    }
}
