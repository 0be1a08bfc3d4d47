package io.commentlog.bot.group;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.Desk;
import io.commentlog.bot.answer.Scope;
import io.commentlog.bot.config.BotConfig;
import io.commentlog.bot.config.Lane;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.NotNow;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What answers for one entity in this process: in each lane's share group as many members as it may make calls, each on its
 * thread {@code bot-<entity>-<lane>-<n>}, and a desk that lets only so many of all that they hold be called for. So whatever
 * its lanes hold, there is always a member to take what is more urgent, and no place waits for one member's comments while
 * another has some. Started and closed by one thread.
 */
public final class EntityPool {
    private static final Logger LOG = LoggerFactory.getLogger(EntityPool.class);
    private static final Duration REJOIN = Duration.ofSeconds(1);
    /**
     * What a worker takes at a time: most of what it sees is not for it, and each round trip costs the broker a record of its
     * own. What it holds no other process can answer, so not many.
     */
    private static final int AT_ONCE = 16;

    private static final Duration GATHER = Duration.ofMillis(200);

    private final Desk desk;
    private final Closing closing;
    private final Predicate<Scope> counts;
    private final Starting starting;
    private final List<ShareWorker> workers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /** What the pools of all entities have in common. */
    public record Starting(
            BotConfig config,
            GroupSettings settings,
            BotMetrics metrics,
            MeterRegistry registry,
            BugHandler bugs,
            Answerer.Shared shared) {}

    private EntityPool(Desk desk, Closing closing, Predicate<Scope> counts, Starting starting) {
        this.desk = desk;
        this.closing = closing;
        this.counts = counts;
        this.starting = starting;
    }

    /**
     * Returns at once; workers join once the groups have their settings. The cluster need not be there yet.
     *
     * @param counts which lane's group counts what is for nobody; may say another from now to then
     */
    public static EntityPool start(Desk desk, Closing closing, Predicate<Scope> counts, Starting starting) {
        EntityPool pool = new EntityPool(desk, closing, counts, starting);
        pool.begin(pool::join, "bot-" + desk.entity().id());
        return pool;
    }

    private void join() {
        String entity = desk.entity().id();
        try {
            applySettings(Arrays.stream(Lane.values())
                    .map(lane -> ShareGroup.name(entity, lane))
                    .toList());
            for (Lane lane : Lane.values()) {
                Scope scope = new Scope(entity, lane);
                Answerer answerer = new Answerer(scope, starting.shared(), desk, closing, () -> counts.test(scope));
                for (int number = 1; number <= desk.places() && !closing.begun(); number++) {
                    join(answerer, lane, "bot-" + entity + "-" + lane.word() + "-" + number);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            starting.bugs().bug(e);
        }
    }

    private void applySettings(List<String> groups) throws InterruptedException {
        boolean told = false;
        while (!closing.begun()) {
            try {
                starting.settings().apply(groups);
                return;
            } catch (NotNow e) {
                if (!told) {
                    LOG.warn("The bot cannot join its groups yet: {}", e.sentence());
                    told = true;
                }
                closing.await(REJOIN);
            }
        }
    }

    private void join(Answerer answerer, Lane lane, String name) {
        ShareWorker worker = new ShareWorker(
                ShareGroup.meteredMembers(
                        starting.config(),
                        ShareGroup.name(desk.entity().id(), lane),
                        "commentlog-" + name,
                        AT_ONCE,
                        starting.registry()),
                Executors.newCachedThreadPool(task -> daemon(task, name + "-call")),
                answerer,
                starting.metrics(),
                starting.bugs(),
                closing,
                new ShareWorker.Pace(starting.config().lockDuration(), REJOIN, AT_ONCE, GATHER));
        workers.add(worker);
        begin(worker, name);
    }

    private void begin(Runnable task, String name) {
        Thread thread = daemon(task, name);
        threads.add(thread);
        thread.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    public Desk desk() {
        return desk;
    }

    /** How many workers there are to be. */
    public int planned() {
        return desk.places() * Lane.values().length;
    }

    /** How many of them their group has answered. */
    public int connected() {
        return Math.toIntExact(workers.stream().filter(ShareWorker::connected).count());
    }

    /** No further event is begun, and what waits is given back; what is being answered is answered. */
    public void stop() {
        closing.begin();
    }

    /** Gives up what is being answered, after {@link #stop}. */
    public void abandon() {
        workers.forEach(ShareWorker::abandon);
    }

    public boolean ended() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /** Returns when all workers have ended, at the latest then, at once if interrupted. */
    public void await(long deadlineNanos) {
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadlineNanos - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ended()) {
            desk.close();
        }
    }
}
