package io.commentlog.bot;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Breaker;
import io.commentlog.bot.answer.Breakers;
import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.Desk;
import io.commentlog.bot.answer.KafkaReplyLog;
import io.commentlog.bot.answer.Scope;
import io.commentlog.bot.board.WaitingBoard;
import io.commentlog.bot.config.BotConfig;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.EntitiesWatch;
import io.commentlog.bot.config.Entity;
import io.commentlog.bot.config.Lane;
import io.commentlog.bot.config.WorkerShares;
import io.commentlog.bot.group.EntityPool;
import io.commentlog.bot.group.GroupSettings;
import io.commentlog.bot.responder.Responders;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.KafkaMeters;
import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role bot: a pool of workers for each entity, all appending through one producer, and the file of entities followed
 * while it runs. Closing lets what is nearly done finish, gives the rest back to the groups, and takes at most 2 s.
 */
public final class ReplyBot implements Role {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyBot.class);
    private static final Duration FINISH = Duration.ofMillis(800);
    private static final Duration GIVE_BACK = Duration.ofMillis(700);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final BotConfig config;
    private final KafkaReplyLog log;
    private final KafkaMeters meters;
    private final MeterRegistry registry;
    private final Responders responders;
    private final Breakers breakers = new Breakers();
    private final EntityPool.Starting starting;
    private final Closing closing = new Closing();
    private final WaitingBoard board;

    /** Of every entity with workers, in the order of the file; replaced by whoever has the bot's lock. */
    private volatile Map<String, EntityPool> pools = Map.of();
    /** Ending, because their entity is gone or has another number of workers. Guarded by this. */
    private final List<EntityPool> ending = new ArrayList<>();

    private volatile Entities entities;
    /** The entity whose usual lane counts what is for nobody. */
    private volatile String counting = "";

    /** What the bot is beside. */
    public record Beside(
            GroupSettings groups, CommentLookup lookup, InstantSource clock, MeterRegistry registry, BugHandler bugs) {}

    private ReplyBot(BotConfig config, Entities entities, KafkaReplyLog log, Beside beside) {
        this.config = config;
        this.entities = entities;
        this.log = log;
        this.registry = beside.registry();
        this.meters = log.meters(registry);
        this.responders = new Responders(beside.clock());
        BotMetrics metrics = new BotMetrics(registry);
        Answerer.Shared shared =
                new Answerer.Shared(this::entities, beside.lookup(), log, log, beside.clock(), Math::random, metrics);
        this.board = new WaitingBoard(config, id -> entities().find(id).isPresent(), beside.clock(), beside.bugs());
        this.starting = new EntityPool.Starting(config, beside.groups(), metrics, registry, beside.bugs(), shared);
    }

    /**
     * Starts the workers; the cluster need not be there yet.
     *
     * @param watch tells other entities while the bot runs; empty if they stay as they are
     * @throws org.apache.kafka.common.KafkaException if the Kafka clients refuse their configuration
     */
    public static ReplyBot start(BotConfig config, Entities entities, Optional<EntitiesWatch> watch, Beside beside) {
        ReplyBot bot = new ReplyBot(config, entities, KafkaReplyLog.open(config), beside);
        bot.serve(entities);
        watch.ifPresent(file -> bot.follow(file, beside.bugs()));
        return bot;
    }

    private void follow(EntitiesWatch watch, BugHandler bugs) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!closing.await(LOOK)) {
                            watch.changed().ifPresent(this::serve);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Throwable e) {
                        bugs.bug(e);
                    }
                },
                "bot-entities");
        thread.setDaemon(true);
        thread.start();
    }

    /** Serves these entities from now on: pools that can stay go on with what they hold. */
    private synchronized void serve(Entities now) {
        if (closing.begun()) {
            return;
        }
        Map<String, Integer> shares = WorkerShares.of(now, config.workers());
        int workers = shares.values().stream().mapToInt(Integer::intValue).sum();
        LOG.info("The bot answers for {} with {} workers", shares, workers);
        entities = now;
        counting = shares.keySet().stream().findFirst().orElse("");
        Map<String, EntityPool> next = new LinkedHashMap<>();
        shares.forEach((id, places) ->
                next.put(id, pool(now.find(id).orElseThrow(), places, Optional.ofNullable(pools.get(id)))));
        pools.values().stream().filter(pool -> !next.containsValue(pool)).forEach(this::end);
        pools = next;
        gauges(now);
        ending.removeIf(EntityPool::ended);
    }

    private EntityPool pool(Entity entity, int places, Optional<EntityPool> present) {
        Breaker breaker = breakers.of(Responders.server(entity.id(), entity.answering()));
        if (present.isPresent() && present.get().desk().places() == places) {
            present.get().desk().replace(entity, responders.of(entity.answering()), breaker);
            return present.get();
        }
        // Before the new one, so that the meters of this name are the new one's.
        present.ifPresent(this::end);
        Closing ofThePool = new Closing();
        Desk desk = new Desk(entity, responders.of(entity.answering()), breaker, places, ofThePool, registry);
        return EntityPool.start(desk, ofThePool, this::counts, starting);
    }

    /** Of every entity that was ever here: registering twice changes nothing, and of what is gone nothing waits. */
    private void gauges(Entities now) {
        for (Entity entity : now.all()) {
            Tags tags = Tags.of("entity", entity.id());
            registry.gauge(
                    "commentlog.bot.queue.depth",
                    tags,
                    board,
                    at -> at.depth(entity.id()).orElse(0));
            registry.gauge("commentlog.bot.queue.oldest.seconds", tags, board, at -> at.oldestSeconds(entity.id()));
        }
    }

    private void end(EntityPool pool) {
        pool.stop();
        pool.desk().close();
        ending.add(pool);
    }

    private boolean counts(Scope scope) {
        return scope.lane() == Lane.USUAL && scope.entity().equals(counting);
    }

    /** Whom it answers for now. */
    public Entities entities() {
        return entities;
    }

    /** How it is doing, as JSON. */
    public String status() {
        return BotStatus.json(entities, pools, board);
    }

    @Override
    public String name() {
        return "bot";
    }

    @Override
    public Readiness readiness() {
        int planned = pools.values().stream().mapToInt(EntityPool::planned).sum();
        int connected = pools.values().stream().mapToInt(EntityPool::connected).sum();
        if (connected == planned) {
            return Readiness.READY;
        }
        return Readiness.notYet(
                "The broker at " + config.bootstrapServers() + " has answered for the topic comments to " + connected
                        + " of " + planned + " members of the bot's groups");
    }

    @Override
    public void close() {
        List<EntityPool> all = all();
        all.forEach(EntityPool::stop);
        await(all, FINISH);
        all.forEach(EntityPool::abandon);
        await(all, GIVE_BACK);
        board.close();
        meters.close();
        log.close();
    }

    private synchronized List<EntityPool> all() {
        closing.begin();
        List<EntityPool> all = new ArrayList<>(pools.values());
        all.addAll(ending);
        return all;
    }

    private static void await(List<EntityPool> pools, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        pools.forEach(pool -> pool.await(deadline));
    }
}
