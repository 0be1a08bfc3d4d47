package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.Server;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The comments that are posted: each of a size as people write them, so that fifty take about 19 KB. */
final class Comments {
    static final String PATH = "/api/comments";

    /** As many as a window shows. */
    private static final int FULL = 500;

    /** When the first comment of a log was posted that was filled directly. */
    private static final long FIRST = 1_700_000_000_000L;

    private static final int PER_SECOND = 250;
    private static final int PROBES = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String TEXT = "The quick brown fox jumps over the lazy dog, and the dog, who has seen foxes"
            + " before, does not get up for it: a comment of a length as people write them, once they"
            + " have begun to write at all.";

    private Comments() {}

    /** A draft whose text begins so; the server gives it its id. */
    static String draft(String beginning) {
        return "{\"text\":\"" + beginning + " " + TEXT
                + "\",\"username\":\"bench\",\"color\":\"rgb(40, 215, 116)\",\"domain\":\"bench.example\"}";
    }

    static Requests posts(Server server) {
        return Requests.post(server.url(), PATH, number -> draft(Long.toString(number)));
    }

    /** The event that a node makes of such a draft. */
    static CommentEvent event(long number) {
        return posted(number, 1_795_368_064_439L, "bench.example");
    }

    /** The event of that number in a log of so many channels, each a millisecond after the one before it. */
    static CommentEvent logged(long number, int channels) {
        return posted(number, FIRST + number, "site-" + number % channels + ".bench.example");
    }

    /** The same of one channel, but that every sixth marks the comment before it as processed. */
    static CommentEvent loggedOrPatched(long number) {
        return number % 6 == 5 ? new CommentEvent.Patched(id(number - 1), true) : logged(number, 1);
    }

    private static String id(long number) {
        return "1795368064439-" + number;
    }

    private static CommentEvent posted(long number, long timestamp, String domain) {
        return new CommentEvent.Posted(new Comment(
                id(number),
                number + " " + TEXT,
                timestamp,
                Optional.of("bench"),
                "rgb(40, 215, 116)",
                domain,
                "en",
                "human",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** Posts as many as a window shows. */
    static void fill(Vertx vertx, Server server) {
        try (HttpLoad clients = HttpLoad.connect(vertx, server.url(), 16, posts(server))) {
            Load load = clients.atRate(PER_SECOND, Duration.ofSeconds(FULL / PER_SECOND));
            if (load.failed() > 0) {
                throw new CannotBench(server.url() + " takes no comments: it may limit how many one may post");
            }
        }
    }

    /** Waits until the server's view has everything that was posted, as far as a few more posts in any partition tell. */
    static void rest(URI server) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < PROBES; i++) {
            String position = Ask.header(Ask.post(server, PATH, draft("0")), "Comment-Position")
                    .orElseThrow(() -> new CannotBench(server + " is no node"));
            String path = PATH + "?limit=0&at-least=" + position;
            while (Ask.header(Ask.get(server, path), "View-Behind").isPresent()) {
                if (System.nanoTime() > deadline) {
                    throw new CannotBench("The view of " + server + " does not catch up with what was posted");
                }
            }
        }
    }
}
