package io.commentlog.broker;

import io.commentlog.kit.BugHandler;
import io.commentlog.kit.CannotStart;
import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;

/**
 * A real Kafka in this process: one node, broker and controller, its data in one directory that no other process can
 * have meanwhile. Every record it has acknowledged is there again after a restart, after {@code kill -9} too. The ports
 * of a start need not be those of the last.
 */
public final class EmbeddedBroker implements Role {
    private static final int ATTEMPTS = 3;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final DirectoryLock lock;
    private final KafkaNode server;
    private final String bootstrapServers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(DirectoryLock lock, KafkaNode server, String bootstrapServers) {
        this.lock = lock;
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Returns when clients can connect.
     *
     * @param bugs told of a fault after which the broker cannot go on, by one of its threads; it must not close the
     *     broker from there
     * @throws CannotStart with one sentence: port taken, directory taken, not writable, foreign or broken
     */
    public static EmbeddedBroker start(BrokerConfig config, BugHandler bugs) {
        DirectoryLock lock = DirectoryLock.take(config.directory());
        try {
            Path log = LogDirectory.ready(config.directory());
            return start(config, log, lock, bugs);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedBroker start(BrokerConfig config, Path log, DirectoryLock lock, BugHandler bugs) {
        for (int attempt = 1; ; attempt++) {
            Ports ports = Ports.free(config);
            KafkaConfig settings =
                    KafkaConfig.fromProps(BrokerSettings.of(config, log, ports.clients(), ports.controller()), false);
            try {
                KafkaNode server = started(settings, bugs);
                return new EmbeddedBroker(lock, server, config.host() + ":" + ports.clients());
            } catch (CompletionException e) {
                // A free port can be taken between the look and the broker's own bind: others are chosen.
                if (attempt == ATTEMPTS || !causedBy(e, BindException.class)) {
                    throw new CannotStart(
                            "The broker cannot start in " + config.directory() + ": " + rootSentence(e), e);
                }
            }
        }
    }

    private static KafkaNode started(KafkaConfig settings, BugHandler bugs) {
        CompletableFuture<KafkaNode> start = new CompletableFuture<>();
        ExitRequests.heard(fault -> {
            // Most often the starting thread fails just after, and knows the cause; but it may also wait for ever.
            Executor later = CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            later.execute(() -> start.completeExceptionally(fault));
        });
        Thread thread = new Thread(() -> run(settings, start), "broker-start");
        thread.setDaemon(true);
        thread.start();
        KafkaNode server = start.join();
        ExitRequests.heard(bugs);
        return server;
    }

    private static void run(KafkaConfig settings, CompletableFuture<KafkaNode> start) {
        try {
            RequestHistograms.register();
            KafkaNode server = new KafkaNode(settings);
            try {
                server.startup();
            } catch (Throwable e) {
                shutDown(server::shutdown, e);
                throw e;
            }
            start.complete(server);
        } catch (Throwable e) {
            start.completeExceptionally(e);
        }
    }

    /** What is half started may fail to stop, which is not why it did not start. */
    static void shutDown(Runnable halfStarted, Throwable cause) {
        try {
            halfStarted.run();
        } catch (Throwable e) {
            cause.addSuppressed(e);
        }
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Why it was thrown: what the first cause says; if that is nothing, what the next says, and the name. */
    static String rootSentence(Throwable thrown) {
        Throwable root = thrown;
        String said = sentence(thrown);
        while (root.getCause() != null) {
            root = root.getCause();
            said = sentence(root).isEmpty() ? said : sentence(root);
        }
        String name = root.getClass().getSimpleName();
        if (said.isEmpty()) {
            return name;
        }
        return sentence(root).isEmpty() ? said + ": " + name : said;
    }

    /** Its own, not what it says by default of its cause; empty if it has none. */
    private static String sentence(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage())
                .filter(message -> !message.equals(String.valueOf(thrown.getCause())))
                .orElse("");
    }

    /** {@code host:port}, for every client of this process and of others. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public Readiness readiness() {
        return closed.get() ? Readiness.notYet("The broker is closed") : Readiness.READY;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                server.shutdown();
            } finally {
                lock.close();
            }
        }
    }
}
