package io.commentlog.bench.scenario;

import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.Nginx;
import io.commentlog.bench.peer.Redis;
import io.commentlog.bench.peer.Server;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a client asks first: the newest fifty comments. */
final class PollFifty {
    static final String QUERY = Comments.PATH + "?after=0&limit=50";
    private static final String OURS = "commentlog";
    private static final String FILE = "nginx, the same bytes from a file";
    private static final String QUERIES = "interactive queries behind a handler";
    private static final int CONNECTIONS = 64;

    private PollFifty() {}

    static Plan plan(Bed bed) {
        List<Contender> contenders = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int bytes = Ask.get(bed.node().url(), QUERY).body().length;
        contenders.add(new HttpContender(
                OURS,
                bed.vertx(),
                bed.node(),
                CONNECTIONS,
                Requests.get(bed.node().url(), QUERY)));
        Peers.nginx(bed, missing)
                .ifPresent(peer -> contenders.add(
                        new HttpContender(FILE, bed.vertx(), peer, CONNECTIONS, Requests.get(peer.url(), Nginx.PAGE))));
        List<String> notes = new ArrayList<>();
        notes.add("The body has " + bytes + " bytes, not compressed.");
        Peers.redis(bed, missing).ifPresent(peer -> {
            contenders.add(contender(bed, "Redis behind a handler", peer.handler()));
            notes.add("Redis's has " + Ask.get(peer.handler().url(), QUERY).body().length + " bytes.");
            if (peer.hasOwnBenchmark()) {
                contenders.add(
                        Contender.of("Redis alone, by redis-benchmark", length -> Map.of(Measure.RATE, raw(peer))));
            } else {
                missing.add("redis-benchmark is not installed (Debian: apt-get install redis-tools).");
            }
            contenders.add(contender(bed, "cache updated in place, behind a handler", Peers.cacheInPlace(bed, peer)));
        });
        Peers.postgres(bed, missing).ifPresent(peer -> {
            contenders.add(contender(bed, "PostgreSQL behind a handler", peer));
            notes.add("PostgreSQL's has " + Ask.get(peer.url(), QUERY).body().length + " bytes.");
        });
        Peers.storeQueries(bed, missing).ifPresent(peer -> {
            contenders.add(contender(bed, QUERIES, peer));
            notes.add("That of the interactive queries has "
                    + Ask.get(peer.url(), QUERY).body().length + " bytes.");
        });
        return new Plan(
                "polls that get 50 comments, 64 connections",
                Measure.RATE,
                contenders,
                List.of(Goal.atLeast(1.0, Measure.RATE, OURS, FILE), Goal.atLeast(10.0, Measure.RATE, OURS, QUERIES)),
                missing,
                notes);
    }

    private static Contender contender(Bed bed, String name, Server server) {
        return new HttpContender(name, bed.vertx(), server, CONNECTIONS, Requests.get(server.url(), QUERY));
    }

    /** It asks a number of times, not for a time. */
    private static double raw(Redis redis) {
        return redis.ownBenchmark(CONNECTIONS, 50_000, "ZREVRANGEBYSCORE", Redis.KEY, "+inf", "(0", "LIMIT", "0", "50")
                .orElseThrow();
    }
}
