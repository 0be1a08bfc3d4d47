package io.commentlog.query.replica;

import io.commentlog.query.snapshot.Snapshot;
import io.commentlog.query.view.Update;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One passage through the changelog: from its beginning, or on from where a snapshot ended. It reads batch by batch, asks
 * now and then where the log ends, and outlives the clients that it is lent. Readers see nothing of it before it has caught
 * up, but what they saw before; from then on they see a view a batch. Owned by the replica's thread.
 *
 * <p>Not before: a past that was compacted tells things out of their order, and who polls in the middle of it by time or by
 * cursor would miss what comes behind.
 */
final class ChangelogFollower {
    private static final Logger LOG = LoggerFactory.getLogger(ChangelogFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
    private static final Duration FOLD_PATIENCE = Duration.ofSeconds(2);
    private static final long NOTHING_READ = -1;

    /**
     * The changelog keeps a tombstone for a day (Kafka's delete.retention.ms) for readers that lag. Who was away for longer
     * may have missed one, and must read all of it again. Two hours are for clocks that differ and for catching up.
     */
    private static final Duration LONGEST_ABSENCE = Duration.ofHours(22);

    /** A view that readers see, and the changelog's offsets to go on from: what lies before them is in the view. */
    record Held(View view, List<Long> offsets) {}

    private final List<TopicPartition> partitions;
    private final ViewBuilder builder;
    private final Shared shared;
    /** By partition, the changelog's offset that is read next. */
    private final long[] consumed;
    /** Whether what it reads continues what readers see. */
    private final boolean continuing;
    /** Set by this thread, cleared by the admin client's. */
    private final AtomicBoolean asking = new AtomicBoolean();

    private boolean shown;
    private long askedAt;
    /** When the changelog was last known to be read to its end. */
    private long readAsOf;

    private volatile View newest;
    private volatile Optional<Held> held = Optional.empty();

    private ChangelogFollower(ViewBuilder builder, long[] consumed, boolean continuing, long readAsOf, Shared shared) {
        this.partitions = IntStream.range(0, consumed.length)
                .mapToObj(partition -> new TopicPartition(shared.changelog(), partition))
                .toList();
        this.builder = builder;
        this.consumed = consumed;
        this.continuing = continuing;
        this.readAsOf = readAsOf;
        this.shared = shared;
        this.newest = builder.view();
        shared.freshness().begun();
    }

    /** From the beginning, while readers go on seeing what they see. */
    static ChangelogFollower anew(ViewBuilder builder, Shared shared) {
        long[] consumed = new long[builder.view().partitions()];
        Arrays.fill(consumed, NOTHING_READ);
        return new ChangelogFollower(builder, consumed, false, shared.clock().getAsLong(), shared);
    }

    /**
     * On from a snapshot, which readers see already.
     *
     * @param asOf when it was complete, by the clock
     */
    static ChangelogFollower continuing(Snapshot snapshot, long asOf, Shared shared) {
        ViewBuilder builder = ViewBuilder.continuing(snapshot.view(), snapshot.maxComments());
        long[] consumed = snapshot.offsets().stream().mapToLong(Long::longValue).toArray();
        return new ChangelogFollower(builder, consumed, true, asOf, shared);
    }

    /** How many events of the log the view lacks; empty as long as nobody has said where the log ends. */
    OptionalLong missing() {
        return shared.freshness().missing(applied(newest));
    }

    /** How far each partition has come; empty as long as nobody has said where the log ends, or it has not caught up. */
    List<PartitionProgress> progress() {
        return held.flatMap(now ->
                        shared.freshness().end().map(end -> end.progress(applied(now.view()), now.offsets())))
                .orElse(List.of());
    }

    /** What readers see of it and how to go on from there; empty before it has caught up. */
    Optional<Held> held() {
        return held;
    }

    /** Whether it was away for so long that the changelog may have lost what it needs to go on. */
    boolean isAwayTooLong() {
        return shared.clock().getAsLong() - readAsOf > LONGEST_ABSENCE.toNanos();
    }

    /** Whether it can go on in what the cluster has now. */
    boolean canGoOnIn(Changelog changelog) {
        return newest.cursor().epoch() == changelog.epoch() && changelog.goesOnFrom(consumed) && !isAwayTooLong();
    }

    /**
     * Whether the view is as new as it was possible to make it at the moment or later: complete, or, if the fold does not
     * come to its end for a while, with all that the changelog had.
     */
    boolean hasCaughtUpSince(long moment) {
        boolean waited = shared.clock().getAsLong() - moment >= FOLD_PATIENCE.toNanos();
        return shared.freshness().isCompleteSince(moment) || (waited && readAsOf - moment >= 0);
    }

    /** Takes up where it left off, with clients that are new. */
    void resume(Consumer<byte[], byte[]> consumer) {
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            if (consumed[partition.partition()] == NOTHING_READ) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, consumed[partition.partition()]);
            }
        }
        asking.set(false);
    }

    /**
     * One batch, or none within a tenth of a second.
     *
     * @param end asks where the log ends; may be answered by any thread, later
     */
    void step(Consumer<byte[], byte[]> consumer, Supplier<CompletionStage<LogEnd>> end) {
        askWhereTheLogEnds(end);
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        List<Update> updates = new ArrayList<>(batch.count());
        batch.forEach(record -> updates.add(applied(record)));
        // Before anything else can fail: what counts as read must be what readers see.
        if (!updates.isEmpty()) {
            newest = builder.view();
            if (shown) {
                shared.keeper().keep(newest, offsets(), updates);
                shared.published().publish(newest);
            }
        }
        for (TopicPartition partition : partitions) {
            notePosition(consumer, partition);
        }
        caughtUp();
        hold();
    }

    private Update applied(ConsumerRecord<byte[], byte[]> record) {
        Update update = new Update(record.partition(), record.key(), Optional.ofNullable(record.value()));
        update.applyTo(builder);
        consumed[record.partition()] = record.offset() + 1;
        return update;
    }

    private List<Long> offsets() {
        return LongStream.of(consumed).boxed().toList();
    }

    /** By the consumer, not by the records alone: behind the last one stands the marker of its transaction. */
    private void notePosition(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        try {
            consumed[partition.partition()] = consumer.position(partition, Duration.ZERO);
        } catch (TimeoutException e) {
            LOG.debug("No position in {} yet: no broker has answered", partition);
        }
    }

    /**
     * A snapshot is continued as soon as the changelog is read: that is never less than readers see. What is read from the
     * beginning must be complete: the changelog itself may be a new one, and the fold not have come far.
     */
    private void caughtUp() {
        long[] applied = applied(newest);
        OptionalLong read = shared.freshness().readAsOf(consumed);
        read.ifPresent(asOf -> readAsOf = asOf);
        boolean enough = continuing ? read.isPresent() : shared.freshness().isReached(applied, consumed);
        if (!shown && enough) {
            shown = true;
            builder.caughtUp();
            shared.keeper().keepAll(newest, offsets());
            // Before it is called live.
            shared.published().publish(newest);
        }
        shared.freshness().reached(applied, consumed);
    }

    private void hold() {
        if (shown) {
            Held now = new Held(newest, offsets());
            if (held.isEmpty() || !held.get().equals(now)) {
                held = Optional.of(now);
            }
        }
    }

    private void askWhereTheLogEnds(Supplier<CompletionStage<LogEnd>> question) {
        long now = shared.clock().getAsLong();
        boolean due = !shared.freshness().live() || now - askedAt >= BETWEEN_QUESTIONS.toNanos();
        if (due && asking.compareAndSet(false, true)) {
            askedAt = now;
            question.get().whenComplete((end, failure) -> {
                if (failure == null) {
                    shared.freshness().ended(now, end);
                    shared.contact().answered();
                } else {
                    shared.contact().failed(failure);
                }
                asking.set(false);
            });
        }
    }

    private static long[] applied(View view) {
        return IntStream.range(0, view.partitions())
                .mapToLong(partition -> view.position(partition).offset())
                .toArray();
    }
}
