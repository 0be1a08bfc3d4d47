package io.commentlog.bench.scenario;

import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.Server;
import io.commentlog.bench.report.Measure;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A server asked as fast as it answers, closed loop: what it can do at most with so many connections.
 *
 * @param afterwards what is to be waited for, and what else is to be told of it
 */
record HttpContender(
        String name,
        Vertx vertx,
        Server server,
        int connections,
        Requests requests,
        Supplier<Map<Measure, Double>> afterwards)
        implements Contender {
    private static final Duration WARM_UP = Duration.ofMillis(500);

    HttpContender(String name, Vertx vertx, Server server, int connections, Requests requests) {
        this(name, vertx, server, connections, requests, Map::of);
    }

    @Override
    public Optional<Node> ours() {
        return server instanceof Node node ? Optional.of(node) : Optional.empty();
    }

    @Override
    public Map<Measure, Double> measure(Duration length) {
        try (HttpLoad clients = HttpLoad.connect(vertx, server.url(), connections, requests)) {
            Duration before = server.cpu().orElse(Duration.ZERO);
            Load load = clients.asFastAsAnswered(WARM_UP, length);
            Map<Measure, Double> figures = figures(load);
            server.cpu()
                    .ifPresent(after -> figures.put(
                            Measure.CPU, after.minus(before).toNanos() / 1e3 / Math.max(1, clients.sent())));
            figures.putAll(afterwards.get());
            return figures;
        }
    }

    static Map<Measure, Double> figures(Load load) {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        figures.put(Measure.RATE, load.perSecond());
        figures.put(Measure.P50, load.percentile(50));
        figures.put(Measure.P99, load.percentile(99));
        if (load.failed() > 0) {
            figures.put(Measure.FAILED, (double) load.failed());
        }
        return figures;
    }
}
