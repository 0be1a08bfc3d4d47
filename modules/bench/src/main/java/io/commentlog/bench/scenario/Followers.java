package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.crowd.Heard;
import io.commentlog.bench.crowd.Kind;
import io.commentlog.bench.crowd.Marks;
import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.load.Schedule;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.Crowd;
import io.commentlog.bench.peer.Descriptors;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long after a comment was meant to be posted the last of very many clients has it, and what each of them costs. */
final class Followers {
    private static final int MANY = 18_000;
    private static final int FEW = 1_000;
    private static final int PER_SECOND = 1;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration QUICK_LENGTH = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String POLLS = "commentlog, long polls";
    private static final String STREAMS = "commentlog, event streams";
    private static final double MS = 1e6;
    private static final double KB = 1e3;

    private Followers() {}

    static Plan plan(Bed bed) {
        int clients = bed.isQuick() ? FEW : MANY;
        Optional<String> tooFew = Descriptors.missingFor(clients);
        return new Plan(
                String.format(
                        Locale.ROOT, "from a POST to every one of %,d clients of one node, one a second", clients),
                false,
                Measure.P99,
                tooFew.isPresent()
                        ? List.of()
                        : List.of(
                                new Waves(POLLS, bed, Kind.LONG_POLL, clients),
                                new Waves(STREAMS, bed, Kind.STREAM, clients)),
                List.of(
                        Goal.atMost(500, Measure.P99, POLLS),
                        Goal.atMost(500, Measure.P99, STREAMS),
                        Goal.atMost(30, Measure.MEMORY_EACH, POLLS),
                        Goal.atMost(30, Measure.MEMORY_EACH, STREAMS)),
                tooFew.stream().toList(),
                List.of(
                        "Ten comments a round, of a node of its own. Times begin when a comment was meant to be posted, open loop,"
                                + " and end when a client has read it; there is one for each client and comment. The"
                                + " clients are on the same cores.",
                        "KB a client is by how much the resident memory of a node that has just started and has no garbage grows"
                                + " from before they come until all have heard everything: with all garbage that was made"
                                + " meanwhile and all code that was compiled, without what the system keeps for their"
                                + " connections. Live is what of its heap is in use for them then.",
                        "Server CPU is for each client and comment."));
    }

    /** All clients hear of each post. On a node of its own each time, for a JVM does not give back what it once had. */
    private record Waves(String name, Bed bed, Kind kind, int clients) implements Contender {
        private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

        @Override
        public Map<Measure, Double> measure(Duration unlimited) {
            try (Node node = bed.newNode()) {
                Optional<Long> heapBefore = node.heapInUse();
                Optional<Long> before = node.resident();
                String run = "wave-" + System.nanoTime();
                try (Crowd crowd = Crowd.connect(node.url(), kind, clients, cursor(node), run, bed.directory())) {
                    post(node, "warm-up", bed.isQuick() ? QUICK_LENGTH : WARM_UP);
                    Optional<Duration> cpu = node.cpu();
                    long posts = post(node, run, bed.isQuick() ? QUICK_LENGTH : LENGTH);
                    Heard heard = crowd.awaitAll(posts, PATIENCE);
                    Map<Measure, Double> figures = figures(heard, posts * clients);
                    node.cpu()
                            .ifPresent(after -> figures.put(
                                    Measure.CPU, after.minus(cpu.orElseThrow()).toNanos() / 1e3 / (posts * clients)));
                    before.ifPresent(bytes ->
                            node.resident().ifPresent(after -> figures.put(Measure.MEMORY_EACH, each(after - bytes))));
                    heapBefore.ifPresent(bytes ->
                            node.heapInUse().ifPresent(after -> figures.put(Measure.HEAP_EACH, each(after - bytes))));
                    return figures;
                }
            }
        }

        private double each(long bytes) {
            return bytes / KB / clients;
        }

        private static String cursor(Node node) {
            Matcher cursor = CURSOR.matcher(Ask.text(node.url(), Comments.PATH + "?cursor=&limit=0"));
            if (!cursor.find()) {
                throw new CannotBench(node.url() + " is no node");
            }
            return cursor.group(1);
        }

        /** How many. */
        private long post(Node node, String run, Duration length) {
            Schedule schedule =
                    new Schedule(System.nanoTime() + Duration.ofSeconds(1).toNanos(), PER_SECOND, length);
            Requests posts = Requests.post(
                    node.url(), Comments.PATH, number -> Comments.draft(Marks.text(run, number, schedule.due(number))));
            try (HttpLoad poster = HttpLoad.connect(bed.vertx(), node.url(), 1, posts)) {
                return schedule.count() - poster.atRate(schedule).failed();
            }
        }

        private static Map<Measure, Double> figures(Heard heard, long expected) {
            Map<Measure, Double> figures = new EnumMap<>(Measure.class);
            figures.put(Measure.P50, heard.latencies().getValueAtPercentile(50) / MS);
            figures.put(Measure.P99, heard.latencies().getValueAtPercentile(99) / MS);
            long missed = expected - heard.latencies().getTotalCount();
            if (missed > 0) {
                figures.put(Measure.FAILED, (double) missed);
            }
            return figures;
        }
    }
}
