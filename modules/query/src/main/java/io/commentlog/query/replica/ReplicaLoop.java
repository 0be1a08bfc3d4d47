package io.commentlog.query.replica;

import io.commentlog.kit.BugHandler;
import io.commentlog.query.QueryConfig;
import io.commentlog.query.view.ViewBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the replica's thread does until it is told to end: finds the changelog, follows it, and begins again with new clients
 * whenever that fails. It never waits for a broker longer than a fifth of a second at a time.
 */
final class ReplicaLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaLoop.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final QueryConfig config;
    private final Shared shared;
    private final MeterRegistry metrics;
    private final BugHandler bugs;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Written by the replica's thread. */
    private volatile Optional<ChangelogFollower> follower;

    /** Owned by the replica's thread. */
    private boolean toldThatItWaits;

    private boolean toldThatItIsLive;

    /**
     * @param first what continues a snapshot; empty to begin with nothing
     */
    ReplicaLoop(
            QueryConfig config,
            Optional<ChangelogFollower> first,
            Shared shared,
            MeterRegistry metrics,
            BugHandler bugs) {
        this.config = config;
        this.follower = first;
        this.shared = shared;
        this.metrics = metrics;
        this.bugs = bugs;
    }

    Optional<ChangelogFollower> follower() {
        return follower;
    }

    /** Has the thread end, soon. */
    void end() {
        closing.countDown();
    }

    @Override
    public void run() {
        try {
            while (!isClosing()) {
                connect();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            bugs.bug(e);
        }
    }

    private void connect() throws InterruptedException {
        try (Clients clients = Clients.of(config, metrics)) {
            Optional<Changelog> changelog = awaitChangelog(clients);
            if (changelog.isPresent()) {
                ChangelogFollower current = followerOf(changelog.get());
                current.resume(clients.consumer());
                follow(
                        current,
                        clients,
                        new LogEnds(
                                clients.admin(), config.view(), changelog.get().partitions()));
            }
        } catch (KafkaException e) {
            shared.contact().failed(e);
            pause(BETWEEN_TRIES);
        }
    }

    private void follow(ChangelogFollower current, Clients clients, LogEnds ends) {
        while (!isClosing() && !current.isAwayTooLong()) {
            current.step(clients.consumer(), ends::ask);
            turned();
            if (!toldThatItIsLive && shared.freshness().live()) {
                toldThatItIsLive = true;
                LOG.info(
                        "The view is live with {} comments",
                        shared.published().current().total());
            }
        }
    }

    private ChangelogFollower followerOf(Changelog changelog) {
        Optional<ChangelogFollower> known = follower.filter(current -> current.canGoOnIn(changelog));
        if (known.isPresent()) {
            return known.get();
        }
        if (shared.freshness().age(shared.clock().getAsLong()).isPresent()) {
            LOG.info("The view cannot be continued from where it is; it is shown until it has been read anew");
        }
        ChangelogFollower anew = ChangelogFollower.anew(
                new ViewBuilder(changelog.epoch(), changelog.partitions(), config.recent(), config.maxComments()),
                shared);
        follower = Optional.of(anew);
        return anew;
    }

    /** The changelog, once it is there; empty when closing. */
    private Optional<Changelog> awaitChangelog(Clients clients) throws InterruptedException {
        Optional<Changelog> found =
                answer(Changelogs.ask(clients.admin(), shared.changelog()).toCompletableFuture());
        while (found.isEmpty() && !isClosing()) {
            if (!toldThatItWaits) {
                LOG.info("{}", waiting(shared.changelog()));
                toldThatItWaits = true;
            }
            pause(BETWEEN_TRIES);
            found = answer(Changelogs.ask(clients.admin(), shared.changelog()).toCompletableFuture());
        }
        return found;
    }

    static String waiting(String changelog) {
        return "waiting for the topic " + changelog + ", which the role materialize creates";
    }

    private Optional<Changelog> answer(CompletableFuture<Optional<Changelog>> question) throws InterruptedException {
        while (!isClosing()) {
            turned();
            try {
                Optional<Changelog> answer = question.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                shared.contact().answered();
                return answer;
            } catch (TimeoutException e) {
                LOG.trace("No broker has answered yet");
            } catch (ExecutionException e) {
                throw new KafkaException("No broker has told of the changelog: " + e.getCause(), e.getCause());
            }
        }
        return Optional.empty();
    }

    /** Called in every loop of the thread, so that readers know that it runs. */
    private void turned() {
        if (shared.freshness().live() && shared.pulse().turned(this::cannotBeNewer)) {
            shared.contact().woken();
            LOG.warn("The process was stopped for a while; reads wait until the view has caught up");
        }
    }

    private boolean cannotBeNewer(long moment) {
        return shared.contact().lost()
                || follower.filter(current -> current.hasCaughtUpSince(moment)).isPresent();
    }

    private void pause(Duration time) throws InterruptedException {
        turned();
        closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }
}
