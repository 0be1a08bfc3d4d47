package io.commentlog.system.fault;

import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Runs one row: load, after a while the fault, then its healing, then quiet until all that is under way is done; and hands
 * over what clients saw meanwhile. Rows share a cluster, each has a domain of its own.
 */
final class FaultRun {
    private static final int PER_SECOND = 12;
    private static final int SEEDED = 24;
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(4);
    private static final Duration SETTLE = Duration.ofSeconds(45);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final UnaryOperator<Balanced.Reply> lens;

    FaultRun(Cluster cluster, UnaryOperator<Balanced.Reply> lens) {
        this.cluster = cluster;
        this.lens = lens;
    }

    Observed run(Fault fault, String domain, long seed) {
        Numbering numbering = new Numbering(domain);
        History history = new History();
        try (Balancer balancer = new Balancer(cluster.front(), lens)) {
            Pause.until(balancer::allReady, SETTLE);
            try (Writers writers = new Writers(balancer, numbering, history)) {
                writers.seed(SEEDED);
                Pause.until(writers::isSettled, SETTLE);
                Pause.of(QUIET); // every view has the first comments now: from here on no answer may be empty
                return run(fault, new Load(balancer, writers, numbering, history), seed);
            }
        }
    }

    private record Load(Balancer balancer, Writers writers, Numbering numbering, History history) {}

    private Observed run(Fault fault, Load load, long seed) {
        long injected;
        try (Pollers pollers = new Pollers()) {
            pollers.start(load.balancer(), load.numbering(), load.history());
            load.writers().begin(PER_SECOND);
            Pause.of(BEFORE);
            injected = System.nanoTime();
            fault.script().run(new Fault.Stage(cluster, load.history(), new Random(seed)));
            cluster.restore();
            Pause.of(AFTER);
            load.writers().stop();
            Pause.until(load.writers()::isSettled, SETTLE);
            FinalViews views = new FinalViews(load.balancer().nodes(), load.numbering());
            Pause.until(() -> views.areAnswered(Promises.of(load.history().writes())), SETTLE);
            Pause.of(QUIET);
        }
        FinalViews views = new FinalViews(load.balancer().nodes(), load.numbering());
        return new Observed(
                load.numbering(), load.history(), injected, cluster.kafka().log(), views.ids());
    }
}
