package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the processes hold of the main memory, once there are a million comments. */
final class Memory {
    private static final String UP = "commentlog up";
    private static final String QUERY = "commentlog query alone";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration POLLS = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 64;
    private static final double MB = 1e6;

    private Memory() {}

    static Plan plan(Bed bed) {
        LogSize size = LogSize.of(Sizes.many(bed));
        SizedNode log = SizedNode.shared(bed, size);
        return new Plan(
                "resident memory after " + size,
                false,
                Measure.RESIDENT,
                List.of(Contender.of(UP, length -> up(bed, size)), Contender.of(QUERY, length -> query(bed, log))),
                List.of(Goal.atMost(900, Measure.RESIDENT, UP), Goal.atMost(250, Measure.RESIDENT, QUERY)),
                List.of(),
                List.of("Each round is a new process: `up` on an empty folder, to whose log the comments are written"
                        + " while it folds them; or the role query alone, which follows such a log. It is asked when it"
                        + " shows them all and has answered polls from " + CONNECTIONS + " connections for "
                        + POLLS.toSeconds() + " s (VmRSS, in MB of 1,000,000 bytes)."));
    }

    private static Map<Measure, Double> up(Bed bed, LogSize size) {
        try (SizedNode sized = SizedNode.start(bed, "up-" + bed.number(), size)) {
            return resident(bed, sized.node());
        }
    }

    private static Map<Measure, Double> query(Bed bed, SizedNode log) {
        Path data = bed.directory().resolve("query-" + bed.number());
        String brokers = log.node().brokers().orElseThrow();
        try (Node node = Node.beside(brokers, bed.mainClass(), data, List.of("run", "--roles", "query"))) {
            node.awaitReady(LIMIT);
            log.awaitAll(node);
            return resident(bed, node);
        }
    }

    private static Map<Measure, Double> resident(Bed bed, Node node) {
        Requests polls = Requests.get(node.url(), PollFifty.QUERY);
        try (HttpLoad clients = HttpLoad.connect(bed.vertx(), node.url(), CONNECTIONS, polls)) {
            clients.asFastAsAnswered(WARM_UP, POLLS);
        }
        return node.resident()
                .map(bytes -> Map.of(Measure.RESIDENT, bytes / MB))
                .orElseThrow(() -> new CannotBench("What a process holds of the memory is only told by Linux"));
    }
}
