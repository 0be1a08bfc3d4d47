package io.commentlog.check;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.Channel;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The audit: reads the log to the end that it has, waits for replies that are still to come, asks the nodes, reads what
 * has come meanwhile, compares. A difference is told only if a second look finds one too, which reads everything anew,
 * with other fingerprints: two ids that have the same one make no false alarm. One thread does it all.
 */
public final class LogCheck {
    private static final int ALL_RIGHT = 0;
    private static final int DIFFERENT = 1;
    /** Longer than this many times the idle time nobody waits for the log to rest. */
    private static final int BUSY = 6;

    private final CheckConfig config;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    /** What one node showed of every window, and by id. */
    private record Answers(
            QueryNode node, Map<WindowFilter, Shown> windows, Map<LogFold.Sampled, QueryNode.ById> byId) {}

    private LogCheck(CheckConfig config, PrintStream out, PrintStream err, boolean terminal) {
        this.config = config;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Checks, and prints the table and the first differences.
     *
     * @return 0 if all is right, 1 if something differs
     * @throws CannotCheck with one sentence, if log or nodes cannot be read
     */
    public static int run(CheckConfig config, PrintStream out, PrintStream err) {
        return new LogCheck(config, out, err, Progress.onTerminal()).run();
    }

    private int run() {
        Findings findings = look();
        if (findings.differences() > 0) {
            err.println(
                    "commentlog: " + Findings.number(findings.differences()) + " differences; looking a second time");
            findings = look();
        }
        findings.lines().forEach(out::println);
        boolean different = findings.differences() > 0;
        if (!different) {
            out.println("No differences.");
        }
        return different ? DIFFERENT : ALL_RIGHT;
    }

    private Findings look() {
        long seed = RandomGenerator.getDefault().nextLong();
        Fingerprints fingerprints = new Fingerprints(seed);
        LogFold fold = new LogFold(seed, config.recent(), config.sample(), config.entities());
        List<QueryNode> nodes = config.nodes().stream()
                .map((URI url) -> new QueryNode(url, config.patience(), config.tls(), fingerprints))
                .toList();
        Findings findings = new Findings();
        try (LogConsumer log = new LogConsumer(config)) {
            nodes.forEach(QueryNode::probe);
            read(log, fold);
            boolean idle = awaitReplies(log, fold);
            fold.judge(idle, new LogNames(config), findings);
            fold.watch();
            List<Answers> answers = new ArrayList<>();
            for (QueryNode node : nodes) {
                if (follows(node, log.last(), findings)) {
                    answers.add(ask(node, fold));
                }
            }
            // Nothing that the nodes can have shown is beyond this end.
            log.readTo(log.ends(), into(fold), left -> {});
            compare(answers, fold, findings);
        }
        return findings;
    }

    private void read(LogConsumer log, LogFold fold) {
        Map<TopicPartition, Long> ends = log.ends();
        long begun = System.nanoTime();
        Progress progress = new Progress(err, terminal, log.left(ends), begun);
        log.readTo(ends, into(fold), left -> progress.left(left, System.nanoTime()));
        progress.end();
        err.println("commentlog: read " + Findings.number(fold.events() + fold.malformed()) + " events in "
                + Findings.number(Duration.ofNanos(System.nanoTime() - begun).toMillis()) + " ms: "
                + Findings.number(fold.ledger().rows()) + " comments were posted, "
                + Findings.number(fold.comments()) + " of them not deleted; "
                + Findings.number(fold.malformed()) + " records are no events");
    }

    private static Consumer<ConsumerRecord<byte[], byte[]>> into(LogFold fold) {
        return record -> fold.read(
                new LogPosition(record.partition(), record.offset()),
                Optional.ofNullable(record.key()),
                Optional.ofNullable(record.value()));
    }

    /** Reads on while replies are missing that may still come. Whether what is missing now will not come any more. */
    private boolean awaitReplies(LogConsumer log, LogFold fold) {
        long begun = System.nanoTime();
        long heard = begun;
        while (!fold.atRest()) {
            long now = System.nanoTime();
            if (now - heard > config.idle().toNanos()) {
                return true;
            }
            if (now - begun > BUSY * config.idle().toNanos()) {
                return false;
            }
            if (log.readSome(into(fold)) > 0) {
                heard = System.nanoTime();
            }
        }
        return true;
    }

    private static boolean follows(QueryNode node, List<LogPosition> last, Findings findings) {
        boolean follows = true;
        for (LogPosition position : last) {
            boolean applied = node.hasApplied(position);
            findings.look(
                    Check.FOLLOWED,
                    applied
                            ? Optional.empty()
                            : Optional.of(node.name() + " has not applied the event at " + position
                                    + "; what it shows was not compared."));
            follows &= applied;
        }
        return follows;
    }

    private static Answers ask(QueryNode node, LogFold fold) {
        Map<WindowFilter, Shown> windows = new LinkedHashMap<>();
        fold.windows()
                .filters()
                .keySet()
                .forEach(filter ->
                        windows.put(filter, node.window(filter, fold.windows().size())));
        Map<LogFold.Sampled, QueryNode.ById> byId = new LinkedHashMap<>();
        fold.sampled().forEach(sampled -> byId.put(sampled, node.byId(sampled.id())));
        return new Answers(node, windows, byId);
    }

    private static void compare(List<Answers> answers, LogFold fold, Findings findings) {
        Comparison comparison = new Comparison(fold, findings);
        Map<WindowFilter, List<Channel>> filters = fold.windows().filters();
        for (Answers node : answers) {
            String name = node.node().name();
            comparison.total(name, node.windows().get(WindowFilter.ANY).total());
            node.windows()
                    .forEach((filter, shown) ->
                            comparison.window(name, filter, filters.getOrDefault(filter, List.of()), shown));
            node.byId().forEach((sampled, byId) -> comparison.byId(name, sampled, byId.status(), byId.shown()));
        }
        answers.stream().skip(1).forEach(other -> alike(answers.get(0), other, comparison));
    }

    private static void alike(Answers one, Answers other, Comparison comparison) {
        one.windows()
                .forEach((filter, shown) -> comparison.alike(
                        one.node().name(),
                        other.node().name(),
                        filter,
                        shown,
                        other.windows().get(filter)));
    }
}
