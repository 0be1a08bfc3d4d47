package io.commentlog.bench.scenario;

import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.peer.Node;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Has a new node compile what it runs often, before it is measured. A broker, a fold and a server are thirty thousand
 * methods, which two cores take minutes to compile; until then it is the compiler that is measured. At an end, after some
 * minutes at least, once a post takes the node hardly less processor time than in the step before.
 */
final class WarmUp {
    /** After thirty seconds a step was once hardly better than the one before, and a post took thrice what it takes in the end. */
    private static final int LEAST = 10;

    private static final int MOST = 15;
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 64;
    private static final double HARDLY_LESS = 0.9;

    /** Of a core. */
    private static final double AT_REST = 0.25;

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int MOST_LOOKS = 120;

    private WarmUp() {}

    /** None for one of somebody else, nor if it is only to be seen that things work. */
    static void of(Bed bed, Node node) {
        if (bed.isQuick() || node.cpu().isEmpty()) {
            return;
        }
        double before = Double.MAX_VALUE;
        for (int step = 1; step <= MOST; step++) {
            double now = microsAPost(bed, node);
            bed.tell(String.format(
                    Locale.ROOT, "a node warms up, step %d: %.0f µs of processor time a post", step, now));
            if (step >= LEAST && now > before * HARDLY_LESS) {
                break;
            }
            before = now;
        }
        rest(bed, node);
    }

    /** Until the node has done what it put off, such as passing over for its bots what is not theirs. */
    private static void rest(Bed bed, Node node) {
        bed.tell("a warm node comes to rest");
        double busy = 1;
        for (long looks = 0; busy > AT_REST && looks < MOST_LOOKS; looks++) {
            Duration before = node.cpu().orElseThrow();
            LockSupport.parkNanos(LOOK.toNanos());
            busy = (double) node.cpu().orElseThrow().minus(before).toNanos() / LOOK.toNanos();
        }
    }

    private static double microsAPost(Bed bed, Node node) {
        Duration before = node.cpu().orElseThrow();
        long sent;
        try (HttpLoad writers = HttpLoad.connect(bed.vertx(), node.url(), CONNECTIONS, Comments.posts(node))) {
            writers.asFastAsAnswered(Duration.ZERO, STEP);
            sent = writers.sent();
        }
        Comments.rest(node.url());
        return node.cpu().orElseThrow().minus(before).toNanos() / 1e3 / Math.max(1, sent);
    }
}
