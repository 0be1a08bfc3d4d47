package io.commentlog.bot;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.KafkaReplyLog;
import io.commentlog.bot.config.BotConfig;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.group.ShareGroup;
import io.commentlog.bot.group.ShareWorker;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The role bot: a number of workers in the share group, each on its thread {@code bot-1}, {@code bot-2}…, all appending
 * through one producer. Closing lets what is nearly done finish, gives the rest back to the group, and takes at most 2 s.
 */
public final class ReplyBot implements Role {
    private static final Duration FINISH = Duration.ofMillis(800);
    private static final Duration GIVE_BACK = Duration.ofMillis(700);
    private static final Duration REJOIN = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final KafkaReplyLog log;
    private final List<ShareWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private ReplyBot(String bootstrapServers, KafkaReplyLog log) {
        this.bootstrapServers = bootstrapServers;
        this.log = log;
    }

    /**
     * Starts the workers; the cluster need not be there yet.
     *
     * @param lookup what the view knows of a comment, or {@link CommentLookup#NONE}: then a comment posted is answered
     *     on its event alone, and asking again by PATCH is left to bots that have a view
     * @throws org.apache.kafka.common.KafkaException if the Kafka clients refuse their configuration
     */
    public static ReplyBot start(
            BotConfig config,
            Entities entities,
            CommentLookup lookup,
            InstantSource clock,
            MeterRegistry registry,
            BugHandler bugs) {
        ReplyBot bot = new ReplyBot(config.bootstrapServers(), KafkaReplyLog.open(config));
        try {
            BotMetrics metrics = new BotMetrics(registry);
            Answerer answerer = new Answerer(entities, lookup, bot.log, clock, metrics);
            for (int number = 1; number <= config.workers(); number++) {
                String name = "bot-" + number;
                ShareWorker worker = new ShareWorker(
                        ShareGroup.members(config, "commentlog-" + name),
                        Executors.newSingleThreadExecutor(task -> daemon(task, name + "-call")),
                        answerer,
                        metrics,
                        bugs,
                        new ShareWorker.Pace(config.lockDuration(), REJOIN));
                bot.add(worker, daemon(worker, name));
            }
            return bot;
        } catch (RuntimeException e) {
            bot.close();
            throw e;
        }
    }

    private void add(ShareWorker worker, Thread thread) {
        workers.add(worker);
        threads.add(thread);
        thread.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return "bot";
    }

    @Override
    public Readiness readiness() {
        long connected = workers.stream().filter(ShareWorker::connected).count();
        if (connected == workers.size()) {
            return Readiness.READY;
        }
        return Readiness.notYet("The broker at " + bootstrapServers + " has answered for the topic comments to "
                + connected + " of " + workers.size() + " bot workers");
    }

    @Override
    public void close() {
        workers.forEach(ShareWorker::stop);
        join(FINISH);
        workers.forEach(ShareWorker::abandon);
        join(GIVE_BACK);
        log.close();
    }

    /** Returns when all workers have ended, at the latest after the time, at once if interrupted. */
    private void join(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
