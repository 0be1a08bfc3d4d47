package io.commentlog.bench.load;

import io.commentlog.bench.CannotBench;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One client that asks again and again, each time for what comes after its last answer. On an event loop of its own, so
 * that it sees an answer when it comes.
 */
public final class Poller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final NetClient client;
    private final String deployment;

    private Poller(Vertx vertx, NetClient client, String deployment) {
        this.vertx = vertx;
        this.client = client;
        this.deployment = deployment;
    }

    /**
     * @param path of the first request
     * @param next what to ask after an answer's body; called on the poller's event loop as soon as it is there
     */
    public static Poller start(Vertx vertx, URI server, String path, Function<Buffer, String> next) {
        NetClient client = vertx.createNetClient();
        Following following = new Following(client, server, path, next);
        return new Poller(vertx, client, await(vertx.deployVerticle(following)));
    }

    private record Following(NetClient client, URI server, String path, Function<Buffer, String> next)
            implements Deployable, Connection.Owner {
        @Override
        public Future<?> deploy(Context own) {
            return client.connect(server.getPort(), server.getHost())
                    .onSuccess(socket -> ask(new Connection(socket, true, this), path));
        }

        private void ask(Connection connection, String what) {
            connection.send(Requests.get(server, what).bytes().apply(0), System.nanoTime());
        }

        @Override
        public void answered(Connection connection, long due) {
            ask(connection, next.apply(connection.answer().body()));
        }

        @Override
        public void lost(Connection connection) {
            // What it does not see any more is missed by whoever counts.
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotBench("A poller cannot be started or ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotBench("Interrupted", e);
        }
    }

    /** Nothing is called any more when this returns. */
    @Override
    public void close() {
        await(client.close());
        await(vertx.undeploy(deployment));
    }
}
