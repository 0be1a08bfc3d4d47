package io.commentlog.query.replica;

import io.commentlog.kit.BugHandler;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.commentlog.query.QueryConfig;
import io.commentlog.query.http.ServedView;
import io.commentlog.query.snapshot.Journal;
import io.commentlog.query.snapshot.Snapshot;
import io.commentlog.query.snapshot.SnapshotFile;
import io.commentlog.query.snapshot.SnapshotWriter;
import io.commentlog.query.view.Update;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The role query's view: what a snapshot on disk holds, at once, and then what the changelog of {@code recent-comments} tells,
 * followed as a standby task does. One thread, one consumer with {@code assign()} and no group: no rebalance, fencing or
 * restore of the fold can take the view away.
 *
 * <p>It reads uncommitted: every event behind an uncommitted update is already durable in the log and the fold is
 * deterministic, so an aborted update is written again, identically, and {@link ViewBuilder} ignores what it has.
 */
public final class ViewReplica implements Role, ServedView {
    private static final Duration CLOSE = Duration.ofSeconds(1);
    /** Before there is any, nobody is shown one. */
    private static final View NOTHING = new ViewBuilder(0, 1, 1, 1).view();

    private record Running(QueryConfig config, ReplicaLoop loop, Thread thread) {}

    private final BugHandler bugs;
    private final Clock clock;
    private final Optional<Snapshot> snapshot;
    private final Shared shared;
    private final String changelog;
    private final Journal journal;
    private final SnapshotWriter writer;

    private volatile Optional<Running> running = Optional.empty();

    /** Shows what the file holds, until {@link #start}; until then it changes nothing on the disk, which may be another's. */
    public ViewReplica(SnapshotFile file, BugHandler bugs, Clock clock) {
        this.bugs = bugs;
        this.clock = clock;
        this.changelog = file.changelog();
        this.journal = new Journal(file.directory());
        this.snapshot = file.read().map(journal::continued);
        this.shared = new Shared(
                changelog,
                new PublishedView(snapshot.map(Snapshot::view).orElse(NOTHING)),
                new Freshness(),
                new BrokerContact(System::nanoTime),
                new Pulse(System::nanoTime),
                new OnDisk(),
                System::nanoTime);
        snapshot.ifPresent(saved -> shared.freshness().restored(asOf(saved)));
        this.writer = new SnapshotWriter(file, journal, this::newest, bugs);
    }

    /** @param metrics where its clients of Kafka tell of themselves */
    public ViewReplica start(QueryConfig config, MeterRegistry metrics) {
        Optional<ChangelogFollower> first = snapshot.filter(saved ->
                        saved.view().windowSize() == config.recent() && saved.maxComments() == config.maxComments())
                .map(saved -> ChangelogFollower.continuing(saved, asOf(saved), shared));
        ReplicaLoop loop = new ReplicaLoop(config, first, shared, metrics, bugs);
        Running started = new Running(config, loop, new Thread(loop, "replica"));
        running = Optional.of(started);
        if (snapshot.isEmpty()) {
            journal.clear();
        }
        started.thread().start();
        writer.start();
        return this;
    }

    @Override
    public String name() {
        return "query";
    }

    /**
     * Ready when it is live. With a snapshot alone it answers too, but a balancer should rather ask another node, as long as
     * this one is about to be live; once no broker answers, no other node will be.
     */
    @Override
    public Readiness readiness() {
        return isLive() || (hasView() && isCutOff()) ? Readiness.READY : Readiness.notYet(loading());
    }

    /** Not while it is cut off: if another node is not, that one shows newer comments. */
    @Override
    public Readiness freshness() {
        return isCutOff() ? Readiness.notYet("no broker answers; the view stays as it is") : readiness();
    }

    private String loading() {
        String view = hasView() ? "the view is from a snapshot and" : "the view";
        return running.flatMap(run -> run.loop().follower())
                .map(follower -> view + " is loading, " + missing(follower))
                .orElseGet(() -> ReplicaLoop.waiting(changelog));
    }

    private static String missing(ChangelogFollower follower) {
        OptionalLong missing = follower.missing();
        return missing.isPresent()
                ? missing.getAsLong() + " events of the log are missing"
                : "no broker has said yet where the log ends";
    }

    /** Whether the view has been complete since this process began. */
    public boolean isLive() {
        return shared.freshness().live();
    }

    /** Whether the brokers have not answered for some seconds. */
    public boolean isCutOff() {
        return shared.contact().lost();
    }

    /** How far each partition has come; empty before that is known. */
    public List<PartitionProgress> progress() {
        return running.flatMap(run -> run.loop().follower())
                .map(ChangelogFollower::progress)
                .orElse(List.of());
    }

    /** Whether reads can be answered. */
    boolean hasView() {
        return age().isPresent();
    }

    /**
     * The view, complete at least as of some moment, which may be before the start.
     *
     * @throws NotNow before it is
     */
    @Override
    public PublishedView view() {
        if (!hasView()) {
            throw new NotNow("The view is still loading", Duration.ofSeconds(1));
        }
        return shared.published();
    }

    @Override
    public Optional<Duration> age() {
        return shared.freshness().age(System.nanoTime());
    }

    @Override
    public Optional<CompletionStage<Boolean>> waking(Duration patience) {
        return shared.pulse().waking(patience);
    }

    @Override
    public boolean isWaking() {
        return shared.pulse().isStopped();
    }

    @Override
    public Source source() {
        return isLive() ? Source.LIVE : Source.SNAPSHOT;
    }

    SnapshotWriter writer() {
        return writer;
    }

    /** What the next process should begin with. */
    private Optional<Snapshot> newest() {
        // The time first: what is held later is no older.
        long asOf = completeAsOf();
        return running.flatMap(run -> run.loop()
                .follower()
                .flatMap(ChangelogFollower::held)
                .map(held -> snapshot(asOf, held.offsets(), held.view(), run.config())));
    }

    private Snapshot snapshot(long asOf, List<Long> offsets, View view, QueryConfig config) {
        return new Snapshot(changelog, asOf, config.maxComments(), offsets, view);
    }

    /** In milliseconds since 1970; this very moment for a view that is about to be shown first. */
    private long completeAsOf() {
        return clock.millis() - age().orElse(Duration.ZERO).toMillis();
    }

    /** All of the view in a snapshot, what comes to it in the journal. */
    private final class OnDisk implements Keeper {
        @Override
        public void keepAll(View view, List<Long> offsets) {
            journal.begin(offsets);
            running.ifPresent(run -> writer.write(snapshot(completeAsOf(), offsets, view, run.config())));
        }

        @Override
        public void keep(View view, List<Long> offsets, List<Update> batch) {
            journal.append(view.cursor().epoch(), completeAsOf(), offsets, batch);
        }
    }

    @Override
    public void close() {
        running.ifPresent(ViewReplica::end);
        writer.close();
        journal.close();
    }

    private static void end(Running run) {
        run.loop().end();
        try {
            run.thread().join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the snapshot was complete, by the monotonic clock; not in the future, whatever other clocks said. */
    private long asOf(Snapshot saved) {
        long age = Math.max(0, clock.millis() - saved.completeAsOf());
        return System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(age);
    }
}
