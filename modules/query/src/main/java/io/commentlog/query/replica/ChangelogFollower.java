package io.commentlog.query.replica;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.Stores;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
    /** By partition, the changelog's offset that is read next. */
    private final long[] consumed;
    /** Set by this thread, cleared by the admin client's. */
    private final AtomicBoolean asking = new AtomicBoolean();

    private long askedAt;

    ChangelogFollower(int partitions, ViewBuilder builder, Freshness freshness) {
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(Stores.RECENT_COMMENTS_CHANGELOG, partition))
                .toList();
        this.builder = builder;
        this.published = new PublishedView(builder.view());
        this.freshness = freshness;
        this.consumed = new long[partitions];
        Arrays.fill(consumed, NOTHING_READ);
    }

    PublishedView published() {
        return published;
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

    /** One batch, or none within a tenth of a second. */
    void step(Consumer<byte[], byte[]> consumer, LogEnds ends) {
        askWhereTheLogEnds(ends);
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        batch.forEach(this::apply);
        for (TopicPartition partition : partitions) {
            notePosition(consumer, partition);
        }
        if (!batch.isEmpty()) {
            published.publish(builder.view());
        }
        freshness.reached(applied(published.current()), consumed);
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

    private void askWhereTheLogEnds(LogEnds ends) {
        long now = System.nanoTime();
        boolean due = !freshness.loaded() || now - askedAt >= BETWEEN_QUESTIONS.toNanos();
        if (due && asking.compareAndSet(false, true)) {
            askedAt = now;
            ends.ask().whenComplete((end, failure) -> {
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
