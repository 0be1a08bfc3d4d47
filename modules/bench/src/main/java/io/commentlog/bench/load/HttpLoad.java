package io.commentlog.bench.load;

import io.commentlog.bench.CannotBench;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients of one server: so many connections, spread over Vert.x's event loops, all made before the first request. On
 * sockets and not on Vert.x's HTTP client, which takes more of the cores than the fastest of the servers. Called by one
 * thread, which waits.
 */
public final class HttpLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Lane> lanes;
    private final NetClient client;
    private final Vertx vertx;
    private final List<String> deployments;
    private final AtomicLong numbers;

    private HttpLoad(Vertx vertx, NetClient client, List<Lane> lanes, List<String> deployments, AtomicLong numbers) {
        this.numbers = numbers;
        this.vertx = vertx;
        this.client = client;
        this.lanes = lanes;
        this.deployments = deployments;
    }

    /**
     * @throws CannotBench if nobody answers there
     */
    public static HttpLoad connect(Vertx vertx, URI server, int connections, Requests requests) {
        int loops = Math.min(connections, Runtime.getRuntime().availableProcessors());
        NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        AtomicLong numbers = new AtomicLong();
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            int share = connections / loops + (i < connections % loops ? 1 : 0);
            lanes.add(new Lane(client, server, share, requests, numbers));
        }
        List<String> deployments = new ArrayList<>();
        for (Lane lane : lanes) {
            deployments.add(await(
                    vertx.deployVerticle(lane).toCompletionStage().toCompletableFuture(),
                    PATIENCE,
                    "Nobody answers at " + server));
        }
        return new HttpLoad(vertx, client, lanes, deployments, numbers);
    }

    /** Closed loop: every connection asks again as soon as it is answered. What is asked while it warms up does not count. */
    public Load asFastAsAnswered(Duration warmUp, Duration length) {
        long begin = System.nanoTime() + warmUp.toNanos();
        long end = begin + length.toNanos();
        return all(
                lanes.stream().map(lane -> lane.repeat(begin, end)).toList(),
                warmUp.plus(length).plus(PATIENCE));
    }

    /** Open loop, from now on: see {@link #atRate(Schedule)}. */
    public Load atRate(int perSecond, Duration length) {
        return atRate(new Schedule(System.nanoTime(), perSecond, length));
    }

    /**
     * Open loop: requests begin when they are meant to, or as soon after it as a connection is free; both count as waiting.
     * A request has its number in the schedule.
     */
    public Load atRate(Schedule schedule) {
        lanes.forEach(lane -> lane.open(schedule.begin()));
        Pacer.run(schedule, (number, due) -> {
            numbers.getAndIncrement();
            lanes.get((int) (number % lanes.size())).submit(number, due);
        });
        return all(lanes.stream().map(Lane::finish).toList(), PATIENCE);
    }

    /** All requests so far, those that do not count too. */
    public long sent() {
        return numbers.get();
    }

    private static Load all(List<CompletableFuture<Load>> loads, Duration limit) {
        return loads.stream()
                .map(load -> await(load, limit, "A server has left requests without an answer"))
                .reduce(Load::and)
                .orElseThrow();
    }

    private static <T> T await(CompletableFuture<T> future, Duration limit, String otherwise) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            throw new CannotBench(otherwise, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotBench("Interrupted", e);
        }
    }

    @Override
    public void close() {
        deployments.forEach(id -> await(
                vertx.undeploy(id).toCompletionStage().toCompletableFuture(), PATIENCE, "Connections do not close"));
        var unused = client.close();
    }
}
