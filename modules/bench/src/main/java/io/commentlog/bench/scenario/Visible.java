package io.commentlog.bench.scenario;

import io.commentlog.bench.load.HttpLoad;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Poller;
import io.commentlog.bench.load.Requests;
import io.commentlog.bench.load.Schedule;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;

/** How long after a comment was meant to be posted another client sees it. */
final class Visible {
    private static final int POSTS = 500;
    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OURS = "commentlog, POST to held poll";
    private static final String RAW = "raw Kafka, produce to consume";
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

    private Visible() {}

    static Plan plan(Bed bed) {
        List<Contender> contenders = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        contenders.add(new HeldPoll(bed.vertx(), bed.node()));
        Peers.rawKafka(bed, missing)
                .ifPresent(kafka -> contenders.add(Contender.of(RAW, length -> {
                    Load load = kafka.produceAndConsume(new Schedule(System.nanoTime(), POSTS, length));
                    return HttpContender.figures(load);
                })));
        return new Plan(
                "from a POST to another client's poll, " + POSTS + " a second",
                Measure.P99,
                contenders,
                List.of(Goal.atMost(2.5, Measure.P50, OURS, RAW), Goal.atMost(4.0, Measure.P99, OURS, RAW)),
                missing,
                List.of("Times begin when a comment was meant to be posted, open loop."));
    }

    /** One client with a cursor and {@code wait}, while others post. */
    private record HeldPoll(Vertx vertx, Node node) implements Contender {
        @Override
        public String name() {
            return OURS;
        }

        @Override
        public Optional<Node> ours() {
            return Optional.of(node);
        }

        @Override
        @SuppressWarnings("try") // the poller works on its own event loop
        public Map<Measure, Double> measure(Duration length) {
            String run = "run " + System.nanoTime();
            Pattern seen = Pattern.compile("\"text\":\"" + run + " (\\d+) ");
            ConcurrentHistogram latencies = new ConcurrentHistogram(Load.histogram());
            Requests posts = Requests.post(node.url(), Comments.PATH, number -> Comments.draft(run + " " + number));
            String start = Ask.text(node.url(), Comments.PATH + "?cursor=&limit=0");
            AtomicLong begin = new AtomicLong();
            try (HttpLoad clients = HttpLoad.connect(vertx, node.url(), CONNECTIONS, posts);
                    Poller poller = Poller.start(vertx, node.url(), after(start), body -> {
                        long now = System.nanoTime();
                        Schedule schedule = new Schedule(begin.get(), POSTS, length);
                        String text = body.toString(StandardCharsets.UTF_8);
                        Matcher comments = seen.matcher(text);
                        while (comments.find()) {
                            Load.record(latencies, now - schedule.due(Long.parseLong(comments.group(1))));
                        }
                        return after(text);
                    })) {
                begin.set(System.nanoTime());
                Schedule schedule = new Schedule(begin.get(), POSTS, length);
                Load posted = clients.atRate(schedule);
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (latencies.getTotalCount() < posted.answered() && System.nanoTime() < deadline) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                }
                return HttpContender.figures(
                        new Load(length.toNanos(), schedule.count() - latencies.getTotalCount(), latencies));
            }
        }

        private static String after(String body) {
            Matcher cursor = CURSOR.matcher(body);
            return Comments.PATH + "?limit=1000&wait=20&cursor=" + (cursor.find() ? cursor.group(1) : "");
        }
    }
}
