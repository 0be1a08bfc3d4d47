package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.Tree;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast a node folds a log that it finds; in it are all other roles too, its broker and its bot. */
final class Fold {
    private static final long EVENTS = 1_200_000;
    private static final long QUICK_EVENTS = 60_000;
    private static final String FOLDED = "commentlog_fold_events_total";
    private static final String ONE = "commentlog, 1 fold thread";
    private static final String THREE = "commentlog, 3 fold threads";
    /** For three threads of the fold, and what feeds them. */
    private static final int CORES = 4;

    private Fold() {}

    static Plan plan(Bed bed) {
        FilledLog log = FilledLog.shared(bed, bed.isQuick() ? QUICK_EVENTS : EVENTS);
        int cores = Runtime.getRuntime().availableProcessors();
        List<Goal> goals = new ArrayList<>(List.of(Goal.atLeast(40_000, Measure.EVENTS, ONE)));
        List<String> missing = new ArrayList<>();
        if (cores >= CORES) {
            goals.add(Goal.atLeast(3.0, Measure.EVENTS, THREE, ONE));
        } else {
            missing.add("Whether three threads fold three times as much: they need three idle cores, and what feeds"
                    + " them a fourth; here are " + cores + ", on which the broker and the bot work too.");
        }
        return new Plan(
                "the fold of a log that the node finds",
                false,
                Measure.EVENTS,
                List.of(new Folding(ONE, bed, log, 1), new Folding(THREE, bed, log, 3)),
                goals,
                missing,
                List.of(String.format(
                        Locale.ROOT,
                        "Each round is a new node, `up` with all its roles, on a copy of a log of %,d events: five"
                                + " comments and a patch of one, again and again. Events/s are from the first that it"
                                + " has folded to the last; the processor's time is of the whole process.",
                        log.events())));
    }

    private record Folding(String name, Bed bed, FilledLog log, int threads) implements Contender {
        @Override
        public Map<Measure, Double> measure(Duration length) {
            Path data = bed.directory().resolve("fold-" + bed.number());
            Tree.copy(log.data(), data);
            List<String> words = List.of("up", "--fold-threads", Integer.toString(threads));
            try (Node node = Node.withBroker(bed.mainClass(), data, words)) {
                Climb climb = Climb.watch(name, (double) log.events(), () -> folded(node), bed::tell);
                Map<Measure, Double> figures = new EnumMap<>(Measure.class);
                figures.put(Measure.EVENTS, climb.perSecond());
                node.cpu()
                        .ifPresent(cpu -> figures.put(Measure.CPU_EVENT, cpu.toNanos() / 1e3 / (double) log.events()));
                return figures;
            } finally {
                Tree.remove(data);
            }
        }

        private static double folded(Node node) {
            if (!node.isAlive()) {
                throw new CannotBench("The node that folds has ended");
            }
            return node.metric(FOLDED);
        }
    }
}
