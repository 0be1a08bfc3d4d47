package io.commentlog.bench.scenario;

import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.Tree;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long after its start a node answers: on an empty folder, and with the view that it left on the disk. */
final class Start {
    private static final String COLD = "commentlog up, an empty folder";
    private static final String READ = Comments.PATH + "?limit=1";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** Without a snapshot all of the changelog is read, of which the broker may not have compacted anything yet. */
    private static final Duration FIRST_LOAD = Duration.ofMinutes(15);

    private static final List<String> QUERY = List.of("run", "--roles", "query");

    private Start() {}

    static Plan plan(Bed bed) {
        List<Contender> contenders = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        contenders.add(Contender.of(COLD, length -> cold(bed)));
        goals.add(Goal.atMost(4.0, Measure.READY, COLD));
        for (long comments : Sizes.all(bed, missing)) {
            SizedNode sized = SizedNode.shared(bed, LogSize.of(comments));
            Path data = bed.directory().resolve("query-" + bed.number());
            leaveSnapshot(bed, sized, data);
            String name = "commentlog query with a snapshot, " + sized.size();
            contenders.add(Contender.of(name, length -> warm(bed, sized, data)));
            goals.add(Goal.atMost(1.5, Measure.FIRST_READ, name));
        }
        return new Plan(
                "from the start of a process to its answers",
                false,
                Measure.READY,
                contenders,
                goals,
                missing,
                List.of("Asked again every 20 ms. Ready is said when the view has all that the log had at the start."));
    }

    private static Map<Measure, Double> cold(Bed bed) {
        Path data = bed.directory().resolve("cold-" + bed.number());
        long begun = System.nanoTime();
        try (Node node = Node.withBroker(bed.mainClass(), data, List.of("up"))) {
            node.awaitReady(LIMIT);
            return Map.of(Measure.READY, secondsSince(begun));
        } finally {
            Tree.remove(data);
        }
    }

    /** A node that closes has written its view to the disk. */
    private static void leaveSnapshot(Bed bed, SizedNode sized, Path data) {
        try (Node node = Node.beside(sized.node().brokers().orElseThrow(), bed.mainClass(), data, QUERY)) {
            node.awaitReady(FIRST_LOAD);
            sized.awaitAll(node);
        }
    }

    private static Map<Measure, Double> warm(Bed bed, SizedNode sized, Path data) {
        long begun = System.nanoTime();
        try (Node node = Node.beside(sized.node().brokers().orElseThrow(), bed.mainClass(), data, QUERY)) {
            Map<Measure, Double> figures = new EnumMap<>(Measure.class);
            node.awaitAnswer(READ, LIMIT);
            figures.put(Measure.FIRST_READ, secondsSince(begun));
            node.awaitReady(LIMIT);
            figures.put(Measure.READY, secondsSince(begun));
            return figures;
        }
    }

    private static double secondsSince(long begun) {
        return (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    }
}
