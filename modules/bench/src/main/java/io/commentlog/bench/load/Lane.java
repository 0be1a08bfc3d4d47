package io.commentlog.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * The connections of one event loop, and what came of their requests. Owned by that loop; only methods that say so are
 * called from others.
 */
final class Lane implements Deployable, Connection.Owner {
    /** A request that is to be made. */
    private record Due(long number, long when) {}

    private final NetClient client;
    private final URI server;
    private final int connections;
    private final Requests requests;
    private final AtomicLong numbers;

    private final List<Connection> all = new ArrayList<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final ArrayDeque<Due> waiting = new ArrayDeque<>();
    private final CompletableFuture<Context> context = new CompletableFuture<>();

    private Histogram latencies = Load.histogram();
    private CompletableFuture<Load> done = new CompletableFuture<>();
    private boolean repeating;
    private boolean ending;
    private long begin;
    private long end;
    private long failed;
    private int busy;

    /**
     * @param numbers of the requests of all lanes
     */
    Lane(NetClient client, URI server, int connections, Requests requests, AtomicLong numbers) {
        this.client = client;
        this.server = server;
        this.connections = connections;
        this.requests = requests;
        this.numbers = numbers;
    }

    @Override
    public Future<?> deploy(Context own) {
        context.complete(own);
        List<Future<?>> made = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            made.add(client.connect(server.getPort(), server.getHost()).onSuccess(socket -> {
                Connection connection = new Connection(socket, false, this);
                all.add(connection);
                idle.add(connection);
            }));
        }
        return Future.all(made);
    }

    @Override
    public Future<?> undeploy(Context own) {
        List.copyOf(all).forEach(Connection::close);
        return Future.succeededFuture();
    }

    /**
     * Each connection sends the next request as soon as it has an answer; what begins and ends in the given time counts. From
     * any thread.
     */
    CompletableFuture<Load> repeat(long from, long until) {
        return onLoop(() -> {
            start(from, until);
            repeating = true;
            ending = true;
            while (!idle.isEmpty()) {
                send(idle.remove(), next(System.nanoTime()));
            }
        });
    }

    /** Requests come by {@link #submit} from now on. From any thread. */
    void open(long from) {
        var unused = onLoop(() -> {
            start(from, Long.MAX_VALUE);
            repeating = false;
            ending = false;
        });
    }

    /** One that is due: sent at once, or as soon as a connection is free. From any thread. */
    void submit(long number, long due) {
        context.join().runOnContext(now -> {
            if (idle.isEmpty()) {
                waiting.add(new Due(number, due));
            } else {
                send(idle.remove(), new Due(number, due));
            }
        });
    }

    /** What came of all that was submitted, once it is answered. From any thread. */
    CompletableFuture<Load> finish() {
        return onLoop(() -> {
            end = System.nanoTime();
            ending = true;
            endIfQuiet();
        });
    }

    private CompletableFuture<Load> onLoop(Runnable action) {
        CompletableFuture<Load> result = new CompletableFuture<>();
        context.join().runOnContext(now -> {
            action.run();
            var unused = done.thenAccept(result::complete);
        });
        return result;
    }

    private void start(long from, long until) {
        begin = from;
        end = until;
        failed = 0;
        latencies = Load.histogram();
        done = new CompletableFuture<>();
    }

    private Due next(long when) {
        return new Due(numbers.getAndIncrement(), when);
    }

    private void send(Connection connection, Due due) {
        busy++;
        connection.send(requests.bytes().apply(due.number()), due.when());
    }

    @Override
    public void answered(Connection connection, long due) {
        busy--;
        long now = System.nanoTime();
        if (connection.answer().status() != requests.status()) {
            failed++;
        } else if (!repeating || (due >= begin && now <= end)) {
            Load.record(latencies, now - due);
        }
        if (repeating && now < end) {
            send(connection, next(now));
        } else if (!repeating && !waiting.isEmpty()) {
            send(connection, waiting.remove());
        } else {
            idle.add(connection);
            endIfQuiet();
        }
    }

    @Override
    public void lost(Connection connection) {
        all.remove(connection);
        idle.remove(connection);
        if (connection.isBusy()) {
            busy--;
            failed++;
        }
        if (all.isEmpty()) {
            failed += waiting.size();
            waiting.clear();
        }
        endIfQuiet();
    }

    private void endIfQuiet() {
        if (ending && busy == 0 && waiting.isEmpty()) {
            done.complete(new Load(Math.max(1, end - begin), failed, latencies));
        }
    }
}
