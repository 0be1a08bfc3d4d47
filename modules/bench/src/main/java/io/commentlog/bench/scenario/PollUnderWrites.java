package io.commentlog.bench.scenario;

import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Polls while others write, and the same without: whether a view that changes all the time costs its readers anything.
 * How many are answered is asked in a closed loop, how long they take in an open one, each for half of the time.
 */
final class PollUnderWrites {
    private static final int CONNECTIONS = 64;
    private static final int WRITERS = 64;
    private static final int POSTS = 500;
    private static final int POLLS = 2_000;
    private static final String ALONE = "commentlog, no writes";
    private static final String UNDER_WRITES = "commentlog, 500 posts/s";
    private static final Duration WARM_UP = Duration.ofMillis(500);

    private PollUnderWrites() {}

    static Plan plan(Bed bed) {
        return new Plan(
                "polls that get 50 comments, 64 connections, while 500 comments a second are posted",
                Measure.RATE,
                List.of(new Polls(ALONE, bed, 0), new Polls(UNDER_WRITES, bed, POSTS)),
                List.of(
                        Goal.atLeast(0.8, Measure.RATE, UNDER_WRITES, ALONE),
                        Goal.atMost(3.0, Measure.P99, UNDER_WRITES, ALONE)),
                List.of(),
                List.of("p50 and p99 are those of " + POLLS + " polls a second, open loop; requests/s are without the"
                        + " posts."));
    }

    private record Polls(String name, Bed bed, int posts) implements Contender {
        @Override
        public Optional<Node> ours() {
            return Optional.of(bed.node());
        }

        @Override
        public Map<Measure, Double> measure(Duration length) {
            Duration half = length.dividedBy(2);
            Requests polls = Requests.get(bed.node().url(), PollFifty.QUERY);
            try (HttpLoad readers = HttpLoad.connect(bed.vertx(), bed.node().url(), CONNECTIONS, polls);
                    HttpLoad writers =
                            HttpLoad.connect(bed.vertx(), bed.node().url(), WRITERS, Comments.posts(bed.node()))) {
                CompletableFuture<Long> writing = CompletableFuture.supplyAsync(() -> posts == 0
                        ? 0
                        : writers.atRate(posts, WARM_UP.plus(length)).failed());
                Load most = readers.asFastAsAnswered(WARM_UP, half);
                Load steady = readers.atRate(POLLS, half);
                Map<Measure, Double> figures = HttpContender.figures(most);
                figures.put(Measure.P50, steady.percentile(50));
                figures.put(Measure.P99, steady.percentile(99));
                double failed = writing.join() + most.failed() + steady.failed();
                if (failed > 0) {
                    figures.put(Measure.FAILED, failed);
                }
                if (posts > 0) {
                    Comments.rest(bed.node().url());
                }
                return figures;
            }
        }
    }
}
