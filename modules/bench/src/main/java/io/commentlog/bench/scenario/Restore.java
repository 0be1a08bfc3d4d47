package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How fast a node that was killed has its stores again. */
final class Restore {
    private static final String KILLED = "commentlog, kill -9";
    private static final String LOST = "commentlog, kill -9 and the stores deleted";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Restore() {}

    static Plan plan(Bed bed) {
        SizedNode node = SizedNode.shared(bed, LogSize.of(Sizes.many(bed)));
        return new Plan(
                String.format(
                        Locale.ROOT,
                        "the restore of the stores of %,d comments",
                        node.size().comments()),
                false,
                Measure.COMMENTS,
                List.of(new Killed(KILLED, node, false), new Killed(LOST, node, true)),
                List.of(
                        Goal.atLeast(200_000, Measure.COMMENTS, KILLED),
                        Goal.atLeast(200_000, Measure.COMMENTS, LOST),
                        Goal.atMost(6.0, Measure.SECONDS, KILLED),
                        Goal.atMost(6.0, Measure.SECONDS, LOST)),
                List.of(),
                List.of("Seconds are those of the restore, as the node's log tells them at its end; comments/s are the"
                        + " comments in the log by these seconds, though every one is more than one record. Until the"
                        + " node is ready its JVM and its broker start too, and the group misses the process that was"
                        + " killed."));
    }

    private record Killed(String name, SizedNode sized, boolean storesLost) implements Contender {
        @Override
        public Map<Measure, Double> measure(Duration length) {
            long begun = System.nanoTime();
            sized.killAndBegin(storesLost);
            sized.node().awaitReady(LIMIT);
            double ready = (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
            Restored restored = Restored.of(sized.node().lines());
            if (restored.seconds() == 0) {
                throw new CannotBench("The node that was killed has restored nothing");
            }
            return Map.of(
                    Measure.COMMENTS,
                    (double) sized.size().comments() / restored.seconds(),
                    Measure.SECONDS,
                    restored.seconds(),
                    Measure.READY,
                    ready);
        }
    }
}
