package io.commentlog.bench.scenario;

import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.Server;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes that are acknowledged, as many as can be, while the fold runs. */
final class Post {
    private static final int FEW = 64;
    private static final int MANY = 512;
    private static final String DURABLE = "commentlog, --answer durable, 64 connections";
    private static final String VISIBLE = "commentlog, as it comes, 512 connections";
    private static final String RAW = "raw Kafka producer, 64 in flight";
    private static final String REDIS = "Redis ZADD behind a handler, 64 connections";
    private static final String CACHE = "cache updated in place, behind a handler, 64 connections";
    private static final String POSTGRES = "PostgreSQL behind a handler, 64 connections";
    private static final Duration WARM_UP = Duration.ofMillis(500);

    private Post() {}

    static Plan plan(Bed bed) {
        List<Contender> contenders = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (bed.isForeign()) {
            missing.add("--answer durable: the node at --url has the setting that it has.");
        } else {
            contenders.add(writes(DURABLE, bed, bed.durableNode(), FEW));
        }
        contenders.add(writes(VISIBLE, bed, bed.node(), MANY));
        Peers.rawKafka(bed, missing)
                .ifPresent(kafka -> contenders.add(
                        Contender.of(RAW, length -> HttpContender.figures(kafka.produce(FEW, WARM_UP, length)))));
        Peers.redis(bed, missing).ifPresent(redis -> {
            contenders.add(writes(REDIS, bed, redis.handler(), FEW, () -> {}));
            contenders.add(writes(CACHE, bed, Peers.cacheInPlace(bed, redis), FEW, () -> {}));
        });
        Peers.postgres(bed, missing)
                .ifPresent(postgres -> contenders.add(writes(POSTGRES, bed, postgres, FEW, () -> {})));
        return new Plan(
                "posts that are acknowledged",
                Measure.RATE,
                contenders,
                List.of(
                        Goal.atLeast(0.3, Measure.RATE, DURABLE, RAW),
                        Goal.atLeast(0.8, Measure.RATE, VISIBLE, DURABLE),
                        Goal.atLeast(0.7, Measure.RATE, DURABLE, REDIS)),
                missing,
                List.of(
                        "After each round the fold catches up, which is not measured, before the next contender begins.",
                        "Redis appends to a file that the system writes to the disk when it likes, as the broker does;"
                                + " PostgreSQL too: synchronous_commit=on, fsync=off.",
                        "Not shown: after each round, " + Acknowledged.POSTS
                                + " more comments are posted on 64 connections; how many of those that were acknowledged"
                                + " a poll for the newest 500 then lacks."));
    }

    private static Contender writes(String name, Bed bed, Node node, int connections) {
        return writes(name, bed, node, connections, () -> Comments.rest(node.url()));
    }

    private static Contender writes(String name, Bed bed, Server server, int connections, Runnable rest) {
        return new HttpContender(name, bed.vertx(), server, connections, Comments.posts(server), () -> {
            rest.run();
            return Map.of(Measure.NOT_SHOWN, Acknowledged.notShown(bed.vertx(), server, rest));
        });
    }
}
