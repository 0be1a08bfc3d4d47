package io.commentlog.query.replica;

import io.commentlog.kit.BugHandler;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.commentlog.query.QueryConfig;
import io.commentlog.query.http.ServedView;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role query's view, kept by following the changelog of {@code recent-comments} as a standby task does. One thread, one
 * consumer with {@code assign()} and no group: no rebalance, fencing or restore of the fold can take the view away.
 *
 * <p>It reads uncommitted: every event behind an uncommitted update is already durable in the log and the fold is
 * deterministic, so an aborted update is written again, identically, and {@link ViewBuilder} ignores what it has.
 */
public final class ViewReplica implements Role, ServedView {
    private static final Logger LOG = LoggerFactory.getLogger(ViewReplica.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final QueryConfig config;
    private final BugHandler bugs;
    private final String changelog;
    private final Freshness freshness = new Freshness();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** Written by the replica's thread. */
    private volatile Optional<ChangelogFollower> follower = Optional.empty();

    public ViewReplica(QueryConfig config, BugHandler bugs) {
        this.config = config;
        this.bugs = bugs;
        this.changelog = config.view().recentCommentsChangelog();
        this.thread = new Thread(this::run, "replica");
    }

    public ViewReplica start() {
        thread.start();
        return this;
    }

    @Override
    public String name() {
        return "query";
    }

    @Override
    public Readiness readiness() {
        if (freshness.loaded()) {
            return Readiness.READY;
        }
        return Readiness.notYet(follower.map(ViewReplica::loading)
                .orElse("waiting for the topic " + changelog + ", which the role materialize creates"));
    }

    private static String loading(ChangelogFollower follower) {
        OptionalLong missing = follower.missing();
        return missing.isPresent()
                ? "the view is loading, " + missing.getAsLong() + " events of the log are missing"
                : "the view is loading, no broker has said yet where the log ends";
    }

    /**
     * The view, complete at least as of some moment since the start.
     *
     * @throws NotNow before it is
     */
    @Override
    public PublishedView view() {
        if (!freshness.loaded()) {
            throw new NotNow("The view is still loading", Duration.ofSeconds(1));
        }
        return follower.orElseThrow().published();
    }

    /** How long ago the view was last known to be complete; empty before it ever was. */
    @Override
    public Optional<Duration> age() {
        return freshness.age(System.nanoTime());
    }

    private void run() {
        try {
            while (!isClosing()) {
                follow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            bugs.bug(e);
        }
    }

    private void follow() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Admin admin = Admin.create(config.adminProperties())) {
            int partitions = awaitChangelog(consumer);
            if (isClosing()) {
                return;
            }
            ChangelogFollower current =
                    follower.isPresent() ? follower.get() : newFollower(Epoch.of(admin, changelog), partitions);
            follower = Optional.of(current);
            current.resume(consumer);
            follow(current, consumer, new LogEnds(admin, config.view(), partitions));
        } catch (KafkaException e) {
            // The view stays as it is, and tells its age.
            LOG.warn("The changelog cannot be followed for the moment: {}", e.getMessage());
            pause();
        }
    }

    private void follow(ChangelogFollower current, Consumer<byte[], byte[]> consumer, LogEnds ends) {
        boolean live = freshness.loaded();
        while (!isClosing()) {
            current.step(consumer, ends::ask);
            if (!live && freshness.loaded()) {
                live = true;
                LOG.info(
                        "The view is live with {} comments",
                        current.published().current().total());
            }
        }
    }

    private ChangelogFollower newFollower(long epoch, int partitions) {
        return new ChangelogFollower(
                changelog,
                partitions,
                new ViewBuilder(epoch, partitions, config.recent(), config.maxComments()),
                freshness,
                System::nanoTime);
    }

    /** The changelog's partition count, once it is there; anything when closing. */
    private int awaitChangelog(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        boolean told = false;
        int found = partitionsOf(consumer);
        while (found == 0 && !isClosing()) {
            if (!told) {
                LOG.info("Waiting for the topic {}, which the role materialize creates", changelog);
                told = true;
            }
            pause();
            found = partitionsOf(consumer);
        }
        return found;
    }

    private int partitionsOf(Consumer<byte[], byte[]> consumer) {
        try {
            return Optional.ofNullable(consumer.partitionsFor(changelog, Duration.ofSeconds(1)))
                    .map(List::size)
                    .orElse(0);
        } catch (TimeoutException e) {
            LOG.debug("No broker has answered yet");
            return 0;
        }
    }

    private void pause() throws InterruptedException {
        closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
