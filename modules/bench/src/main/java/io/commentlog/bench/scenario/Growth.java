package io.commentlog.bench.scenario;

import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether polls know how much there is: of a node with few comments, and of others that have more of something. How many
 * are answered is asked in a closed loop, how long they take in an open one, each for half of the time.
 */
final class Growth {
    private static final int CONNECTIONS = 64;
    private static final int POLLS = 2_000;
    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final int WINDOW = 50_000;
    private static final int CHANNELS = 10_000;
    private static final int QUICK_WINDOW = 5_000;
    private static final int QUICK_CHANNELS = 1_000;
    private static final int IN_A_CHANNEL = 10;

    private Growth() {}

    static Plan plan(Bed bed) {
        List<String> missing = new ArrayList<>();
        List<LogSize> sizes = new ArrayList<>(
                Sizes.all(bed, missing).stream().map(LogSize::of).toList());
        int window = bed.isQuick() ? QUICK_WINDOW : WINDOW;
        sizes.add(new LogSize(window + window / 10, 1, window));
        int channels = bed.isQuick() ? QUICK_CHANNELS : CHANNELS;
        sizes.add(new LogSize((long) channels * IN_A_CHANNEL, channels, LogSize.RECENT));

        List<Contender> contenders = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        String first = name(sizes.get(0));
        for (LogSize size : sizes) {
            contenders.add(new Polls(name(size), bed, SizedNode.shared(bed, size)));
            if (!name(size).equals(first)) {
                goals.add(Goal.atLeast(0.9, Measure.RATE, name(size), first));
                goals.add(Goal.atMost(1.1, Measure.P50, name(size), first));
            }
        }
        return new Plan(
                "polls that get 50 comments, 64 connections, of nodes that have more and more",
                Measure.RATE,
                contenders,
                goals,
                missing,
                List.of(
                        "p50 and p99 are those of " + POLLS + " polls a second, open loop.",
                        "All nodes run at the same time, and those that are not asked are idle. One channel and windows"
                                + " of " + LogSize.RECENT + " where nothing else is said."));
    }

    private static String name(LogSize size) {
        return "commentlog, " + size;
    }

    private record Polls(String name, Bed bed, SizedNode sized) implements Contender {
        @Override
        public Map<Measure, Double> measure(Duration length) {
            Duration half = length.dividedBy(2);
            Node node = sized.node();
            Requests polls = Requests.get(node.url(), PollFifty.QUERY);
            try (HttpLoad readers = HttpLoad.connect(bed.vertx(), node.url(), CONNECTIONS, polls)) {
                Load most = readers.asFastAsAnswered(WARM_UP, half);
                Load steady = readers.atRate(POLLS, half);
                Map<Measure, Double> figures = HttpContender.figures(most);
                figures.put(Measure.P50, steady.percentile(50));
                figures.put(Measure.P99, steady.percentile(99));
                if (most.failed() + steady.failed() > 0) {
                    figures.put(Measure.FAILED, (double) (most.failed() + steady.failed()));
                }
                return figures;
            }
        }
    }
}
