package io.commentlog.query.replica;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the changelog batch by batch, publishes a view a batch, and asks now and then where the log ends. It outlives the
 * clients that it is lent, so that what was read stays when they must be made anew. Owned by the replica's thread.
 */
final class ChangelogFollower {
    private static final Logger LOG = LoggerFactory.getLogger(ChangelogFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration POSITION = Duration.ofMillis(200);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
    private static final long NOTHING_READ = -1;

    private final List<TopicPartition> partitions;
    private final ViewBuilder builder;
    private final PublishedView published;
    private final Freshness freshness;
    /** In nanoseconds, monotonic. */
    private final LongSupplier clock;
    /** By partition, the changelog's offset that is read next. */
    private final long[] consumed;
    /** Set by this thread, cleared by the admin client's. */
    private final AtomicBoolean asking = new AtomicBoolean();

    private long askedAt;

    ChangelogFollower(String changelog, int partitions, ViewBuilder builder, Freshness freshness, LongSupplier clock) {
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(changelog, partition))
                .toList();
        this.builder = builder;
        this.published = new PublishedView(builder.view());
        this.freshness = freshness;
        this.clock = clock;
        this.consumed = new long[partitions];
        Arrays.fill(consumed, NOTHING_READ);
    }

    PublishedView published() {
        return published;
    }

    /** How many events of the log the view lacks; empty as long as nobody has said where the log ends. */
    OptionalLong missing() {
        return freshness.missing(applied(published.current()));
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
        batch.forEach(this::apply);
        // Before anything else can fail: what counts as read must be what readers see.
        if (!batch.isEmpty()) {
            published.publish(builder.view());
        }
        for (TopicPartition partition : partitions) {
            notePosition(consumer, partition);
        }
        freshness.reached(applied(published.current()), consumed);
        if (freshness.loaded()) {
            builder.caughtUp();
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (PartitionPosition.isKey(record.key())) {
            builder.advance(record.partition(), PartitionPosition.fromBytes(record.value()));
        } else if (record.value() == null) {
            builder.evict(RecentKey.fromBytes(record.key()));
        } else {
            builder.put(record.partition(), RecentKey.fromBytes(record.key()), StoredComment.fromBytes(record.value()));
        }
    }

    /** By the consumer, not by the records: behind the last record stands the marker of its transaction. */
    private void notePosition(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        try {
            consumed[partition.partition()] = consumer.position(partition, POSITION);
        } catch (TimeoutException e) {
            LOG.debug("No position in {} yet: no broker has answered", partition);
        }
    }

    private void askWhereTheLogEnds(Supplier<CompletionStage<LogEnd>> question) {
        long now = clock.getAsLong();
        boolean due = !freshness.loaded() || now - askedAt >= BETWEEN_QUESTIONS.toNanos();
        if (due && asking.compareAndSet(false, true)) {
            askedAt = now;
            question.get().whenComplete((end, failure) -> {
                if (failure == null) {
                    freshness.ended(now, end);
                } else {
                    LOG.debug("The cluster did not say where the log ends: {}", failure.getMessage());
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
