package io.commentlog.bench.scenario;

import io.commentlog.bench.handler.StoreQueries;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.Handled;
import io.commentlog.bench.peer.Nginx;
import io.commentlog.bench.peer.Postgres;
import io.commentlog.bench.peer.RawKafka;
import io.commentlog.bench.peer.Redis;
import io.commentlog.bench.peer.ServerProcess;
import io.commentlog.event.CommentEventJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts peers, each once, or says who is not installed. */
final class Peers {
    private Peers() {}

    /** With a page of the node as its file. */
    static Optional<ServerProcess> nginx(Bed bed, List<String> missing) {
        return started(
                bed,
                () -> Nginx.program()
                        .map(program -> bed.once("nginx", ServerProcess.class, () -> {
                            byte[] page =
                                    Ask.get(bed.node().url(), PollFifty.QUERY).body();
                            return Nginx.start(program, bed.directory(), page);
                        })),
                "nginx is not installed (Debian: apt-get install nginx).",
                missing);
    }

    /** On the broker of the node. */
    static Optional<RawKafka> rawKafka(Bed bed, List<String> missing) {
        return started(
                bed,
                () -> bed.node()
                        .brokers()
                        .map(brokers -> bed.once(
                                "raw Kafka",
                                RawKafka.class,
                                () -> RawKafka.connect(
                                        brokers, number -> CommentEventJson.write(Comments.event(number))))),
                "raw Kafka: which brokers the node at --url has is not known here.",
                missing);
    }

    /** With as many comments as a window of the node. */
    static Optional<Redis> redis(Bed bed, List<String> missing) {
        return started(
                bed,
                () -> Redis.program()
                        .map(program -> bed.once("redis", Redis.class, () -> {
                            Redis server = Redis.start(program, bed.directory());
                            Comments.fill(bed.vertx(), server.handler());
                            return server;
                        })),
                "Redis is not installed (Debian: apt-get install redis-server).",
                missing);
    }

    /** With as many comments as a window of the node, and later all that is posted. */
    static Optional<Handled> postgres(Bed bed, List<String> missing) {
        return started(
                bed,
                () -> Postgres.program()
                        .map(program -> bed.once("postgres", Handled.class, () -> {
                            Handled server = Postgres.start(program, bed.directory());
                            Comments.fill(bed.vertx(), server);
                            return server;
                        })),
                "PostgreSQL is not installed (Debian: apt-get install postgresql), or does not run as root.",
                missing);
    }

    /** In the same Redis, and as full as it can be made. */
    static Handled cacheInPlace(Bed bed, Redis redis) {
        return bed.once("cache", Handled.class, () -> {
            Handled cache = redis.cacheInPlace(bed.directory());
            Comments.fill(bed.vertx(), cache);
            return cache;
        });
    }

    /** Reading the log of the node. */
    static Optional<ServerProcess> storeQueries(Bed bed, List<String> missing) {
        return started(
                bed,
                () -> bed.node()
                        .brokers()
                        .map(brokers -> bed.once("store queries", ServerProcess.class, () -> {
                            String state =
                                    bed.directory().resolve("store-queries").toString();
                            return ServerProcess.handler(
                                    "store-queries-handler", StoreQueries.class, bed.directory(), brokers, state);
                        })),
                "Interactive queries: which brokers the node at --url has is not known here.",
                missing);
    }

    /** None beside a node that is profiled: it is not compared. */
    private static <T> Optional<T> started(
            Bed bed, Supplier<Optional<T>> start, String otherwise, List<String> missing) {
        if (bed.isAlone()) {
            return Optional.empty();
        }
        Optional<T> peer = start.get();
        if (peer.isEmpty()) {
            missing.add(otherwise);
        }
        return peer;
    }
}
