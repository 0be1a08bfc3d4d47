package io.commentlog.bot.claim;

import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.KafkaReplyLog;
import io.commentlog.bot.config.BotConfig;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.group.GroupSettings;
import io.commentlog.bot.group.ShareGroup;
import io.commentlog.event.Rejection;
import io.commentlog.kit.Acknowledgements;
import io.commentlog.kit.BugHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * All that is claimed over HTTP on this node. Nothing runs before the first claim. Thread-safe, and nobody who calls is
 * held up. Closing gives back to the groups what is held, and takes at most 2 s.
 */
public final class Claims implements AutoCloseable {
    /** Leases at a time. */
    static final int MOST = 64;

    /** At least so long it is looked for something that has just been posted. */
    private static final Duration LOOK = Duration.ofMillis(300);

    private static final Duration END = Duration.ofMillis(1_500);

    private final Claiming claiming;
    private final PromptLog log;
    private final Runnable end;
    /** By entity, empty for anybody's. */
    private final Map<Optional<String>, ClaimQueue> queues = new ConcurrentHashMap<>();

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    /** Those that have their settings. */
    private final Set<String> groups = ConcurrentHashMap.newKeySet();

    private final AtomicInteger started = new AtomicInteger();

    /** What the claims are beside. */
    public record Beside(
            GroupSettings groups,
            Supplier<Entities> entities,
            CommentLookup lookup,
            InstantSource clock,
            BugHandler bugs) {}

    /** @param end run when it closes, after all that appends */
    Claims(Claiming claiming, PromptLog log, Runnable end) {
        this.claiming = claiming;
        this.log = log;
        this.end = end;
    }

    public static Claims open(BotConfig config, Beside beside) {
        Map<String, Object> properties = KafkaReplyLog.properties(config);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "commentlog-claims");
        KafkaReplyLog kafka = new KafkaReplyLog(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
        PromptLog log = new PromptLog(kafka, kafka, new Acknowledgements(System::nanoTime));
        Claiming claiming = new Claiming(
                config,
                beside.groups(),
                beside.entities(),
                beside.lookup(),
                log,
                log,
                beside.clock(),
                beside.bugs(),
                new Leases(),
                new Closing());
        return new Claims(claiming, log, kafka::close);
    }

    /** Whether no more leases can be given now. */
    boolean full() {
        return claiming.leases().count() >= MOST;
    }

    /**
     * A lease of the most urgent question; nothing if none comes in that time.
     *
     * @param entity whose questions; empty for those that are addressed to nobody whom this node knows
     * @throws Rejection if this node does not know the entity
     */
    CompletableFuture<Optional<Claim.Leased>> claim(
            String workerId, int seconds, Optional<String> entity, Duration wait) {
        Duration look = wait.compareTo(LOOK) > 0 ? wait : LOOK;
        Claim claim = new Claim(workerId, seconds, System.nanoTime() + look.toNanos(), new CompletableFuture<>());
        queue(entity).claim(claim);
        return claim.lease();
    }

    private ClaimQueue queue(Optional<String> entity) {
        List<Line> lines = entity.map(this::lines).orElse(List.of(Line.ANY));
        return queues.computeIfAbsent(entity, key -> new ClaimQueue(lines, this::start, System::nanoTime));
    }

    private List<Line> lines(String entity) {
        return claiming.entities()
                .get()
                .find(entity)
                .map(Line::of)
                .orElseThrow(() -> Rejection.invalid(
                        "There is no such entity on this node; without one, questions to entities that it does not"
                                + " know are claimed"));
    }

    private Keeper start(Line line, ClaimQueue queue) {
        String name = "claim-" + started.incrementAndGet();
        LockedRecords records = new LockedRecords(
                () -> member(line.group(), "commentlog-" + name),
                claiming.config().lockDuration());
        Keeper keeper = new Keeper(line, queue, claiming, records);
        Thread thread = new Thread(keeper, name);
        thread.setDaemon(true);
        threads.removeIf(other -> other.getState() == Thread.State.TERMINATED);
        threads.add(thread);
        thread.start();
        return keeper;
    }

    private ShareConsumer<byte[], byte[]> member(String group, String clientId) {
        if (!groups.contains(group)) {
            claiming.groups().apply(List.of(group));
            groups.add(group);
        }
        return ShareGroup.members(claiming.config(), group, clientId, 1).get();
    }

    CompletableFuture<Lease> renew(String name, String workerId, Optional<Integer> seconds) {
        Lease lease = running(name, workerId);
        CompletableFuture<Lease> done = new CompletableFuture<>();
        lease.keeper().tell(new Order.Renew(lease, seconds.orElse(lease.seconds()), done));
        return done;
    }

    CompletableFuture<Lease> release(String name, String workerId) {
        Lease lease = running(name, workerId);
        CompletableFuture<Lease> done = new CompletableFuture<>();
        lease.keeper().tell(new Order.Release(lease, done));
        return done;
    }

    /**
     * Once completed it is so however often it is asked for; the first reply counts.
     *
     * @throws io.commentlog.kit.NotNow if the log confirms nothing now
     */
    CompletableFuture<Completed> complete(String name, String workerId, Optional<String> reply) {
        Leases.Found found = claiming.leases().find(name, workerId);
        return found.completed().map(CompletableFuture::completedFuture).orElseGet(() -> {
            log.checkConfirms();
            CompletableFuture<Completed> done = new CompletableFuture<>();
            Lease lease = found.running().orElseThrow();
            lease.keeper().tell(new Order.Complete(lease, reply, done));
            return done;
        });
    }

    private Lease running(String name, String workerId) {
        return claiming.leases()
                .find(name, workerId)
                .running()
                .orElseThrow(() -> new Rejection(409, "The lease is completed"));
    }

    @Override
    public void close() {
        claiming.closing().begin();
        queues.values().forEach(queue -> queue.close().forEach(keeper -> keeper.tell(new Order.WakeUp())));
        long deadline = System.nanoTime() + END.toNanos();
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end.run();
    }
}
