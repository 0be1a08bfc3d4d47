package io.commentlog.bench.scenario;

import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.plan.NodeLoad;
import io.commentlog.bench.plan.NodeSimulation;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the simulation that {@code bench plan} rests on says what a node does: the same polls, open loop, of a node and
 * of the simulation, which knows what one of them costs from a moment before.
 */
final class Simulated {
    private static final int[] RATES = {500, 2_000, 4_000};
    private static final int AT_EASE = 250;
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final double BOUND = 2.0;

    private Simulated() {}

    static Plan plan(Bed bed) {
        Node node = bed.node();
        Requests polls = Requests.get(node.url(), PollNothing.newest(node.url()));
        double seconds;
        Load atEase;
        try (HttpLoad clients = HttpLoad.connect(bed.vertx(), node.url(), CONNECTIONS, polls)) {
            clients.asFastAsAnswered(WARM_UP, LOOK);
            Duration before = node.cpu().orElseThrow();
            long sent = clients.sent();
            clients.asFastAsAnswered(Duration.ZERO, LOOK);
            seconds = node.cpu().orElseThrow().minus(before).toNanos() / 1e9 / (double) (clients.sent() - sent);
            atEase = clients.atRate(AT_EASE, LOOK);
        }
        List<Contender> contenders = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        for (int rate : RATES) {
            String measured = String.format(Locale.ROOT, "commentlog, %,d polls/s", rate);
            String simulated = String.format(Locale.ROOT, "simulated, %,d polls/s", rate);
            contenders.add(Contender.of(measured, length -> measured(bed, node, polls, rate, length)));
            contenders.add(simulation(simulated, rate, atEase, seconds));
            goals.add(Goal.atMost(BOUND, Measure.P50, measured, simulated));
            goals.add(Goal.atMost(BOUND, Measure.P99, measured, simulated));
        }
        return new Plan(
                "polls with nothing new, as a node answers them and as the simulation says",
                Measure.P99,
                contenders,
                goals,
                List.of(),
                List.of(String.format(
                        Locale.ROOT,
                        "A goal's ratio is how far off the simulation is: above 1 the node took longer than it says. It was"
                                + " told %.0f µs of a core for a poll, and of %d polls/s that half took %.2f ms and 99 of"
                                + " 100 %.2f ms at most: other processes and pauses for garbage are in it as far as they"
                                + " were met there. Of the clients on the same cores it knows nothing.",
                        seconds * 1e6,
                        AT_EASE,
                        atEase.percentile(50),
                        atEase.percentile(99))));
    }

    private static Map<Measure, Double> measured(Bed bed, Node node, Requests polls, int rate, Duration length) {
        try (HttpLoad clients = HttpLoad.connect(bed.vertx(), node.url(), CONNECTIONS, polls)) {
            Load load = clients.atRate(rate, length);
            return Map.of(Measure.P50, load.percentile(50), Measure.P99, load.percentile(99));
        }
    }

    /** Another seed in every round. */
    private static Contender simulation(String name, int rate, Load atEase, double seconds) {
        NodeLoad load = NodeLoad.ofEmptyPolls(
                Runtime.getRuntime().availableProcessors(),
                rate,
                Math.max(0, atEase.percentile(50) / 1e3 - seconds),
                Math.max(0, atEase.percentile(99) / 1e3 - seconds),
                seconds);
        long[] seed = {0};
        return Contender.of(name, length -> {
            NodeSimulation.Outcome outcome = NodeSimulation.run(load, ++seed[0]);
            return Map.of(Measure.P50, outcome.percentile(50), Measure.P99, outcome.percentile(99));
        });
    }
}
