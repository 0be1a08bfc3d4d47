package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.Nginx;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.Server;
import io.commentlog.bench.peer.ServerProcess;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What most polls are: there is nothing new. In the three ways in which a client can ask. */
final class PollNothing {
    private static final String OURS = "commentlog, after=newest";
    private static final String RETURN = "nginx, return 200 \"[]\"";
    private static final int CONNECTIONS = 64;
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");
    private static final String NEWEST = Comments.PATH + "?after=0&limit=50";

    private PollNothing() {}

    static Plan plan(Bed bed) {
        Node node = bed.node();
        URI url = node.url();
        List<Contender> contenders = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        contenders.add(contender(bed, OURS, Requests.get(url, newest(url))));
        contenders.add(
                contender(bed, "commentlog, cursor", Requests.get(url, Comments.PATH + "?cursor=" + cursor(url))));
        String tag = Ask.header(Ask.get(url, NEWEST), "ETag").orElse("\"none\"");
        contenders.add(contender(bed, "commentlog, If-None-Match: 304", Requests.getUnlessTagged(url, NEWEST, tag)));
        Optional<ServerProcess> nginx = Peers.nginx(bed, missing);
        nginx.ifPresent(peer -> contenders.add(
                new HttpContender(RETURN, bed.vertx(), peer, CONNECTIONS, Requests.get(peer.url(), Nginx.NOTHING))));
        Peers.redis(bed, missing)
                .ifPresent(peer -> contenders.add(behindHandler(bed, "Redis behind a handler", peer.handler())));
        Peers.postgres(bed, missing)
                .ifPresent(peer -> contenders.add(behindHandler(bed, "PostgreSQL behind a handler", peer)));
        return new Plan(
                "polls with nothing new, 64 connections",
                Measure.RATE,
                contenders,
                List.of(Goal.atLeast(0.85, Measure.RATE, OURS, RETURN)),
                missing,
                List.of());
    }

    private static Contender behindHandler(Bed bed, String name, Server peer) {
        return new HttpContender(name, bed.vertx(), peer, CONNECTIONS, Requests.get(peer.url(), newest(peer.url())));
    }

    private static Contender contender(Bed bed, String name, Requests requests) {
        return new HttpContender(name, bed.vertx(), bed.node(), CONNECTIONS, requests);
    }

    /** The poll that gets nothing, as long as nobody posts. */
    static String newest(URI url) {
        return Comments.PATH + "?after=" + newestTimestamp(url);
    }

    private static String newestTimestamp(URI url) {
        return found(Pattern.compile("\"timestamp\":(\\d+)"), Ask.text(url, Comments.PATH + "?after=0&limit=1"));
    }

    private static String cursor(URI url) {
        return found(CURSOR, Ask.text(url, Comments.PATH + "?cursor=&limit=0"));
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new CannotBench("The node shows nothing to poll for");
        }
        return matcher.group(1);
    }
}
