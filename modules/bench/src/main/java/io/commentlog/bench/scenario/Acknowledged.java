package io.commentlog.bench.scenario;

import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.Server;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a server shows what it has acknowledged, to many who write at a time. */
final class Acknowledged {
    /** Fewer than any server shows. */
    static final int POSTS = 400;

    private static final int CONNECTIONS = 64;
    private static final int PER_SECOND = 4_000;

    private Acknowledged() {}

    /**
     * Posts as many, and counts those that were acknowledged and that its newest comments lack.
     *
     * @param rest waits until it shows what it will show
     */
    static double notShown(Vertx vertx, Server server, Runnable rest) {
        String run = "shown-" + System.nanoTime();
        Requests posts = Requests.post(server.url(), Comments.PATH, number -> Comments.draft(run + " " + number));
        try (HttpLoad clients = HttpLoad.connect(vertx, server.url(), CONNECTIONS, posts)) {
            Load load = clients.atRate(PER_SECOND, Duration.ofMillis(1_000L * POSTS / PER_SECOND));
            rest.run();
            return load.answered() - shown(Ask.text(server.url(), Comments.PATH + "?after=0&limit=500"), run);
        }
    }

    static int shown(String page, String run) {
        Matcher comments =
                Pattern.compile("\"text\":\"" + Pattern.quote(run) + " (\\d+) ").matcher(page);
        Set<String> numbers = new HashSet<>();
        while (comments.find()) {
            numbers.add(comments.group(1));
        }
        return numbers.size();
    }
}
