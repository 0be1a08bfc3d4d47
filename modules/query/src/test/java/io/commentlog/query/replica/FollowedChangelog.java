package io.commentlog.query.replica;

import static io.commentlog.query.Told.HUMANS;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.ViewName;
import io.commentlog.query.Told;
import io.commentlog.query.snapshot.Snapshot;
import io.commentlog.query.view.Filter;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** A follower of a changelog of one partition, on a consumer, a clock and a log's end that a test sets. */
abstract class FollowedChangelog {
    static final TopicPartition CHANGELOG = new TopicPartition(ViewName.DEFAULT.recentCommentsChangelog(), 0);
    static final RecentKey A = Told.key(HUMANS, 1, "a");
    static final RecentKey B = Told.key(HUMANS, 2, "b");

    final Freshness freshness = new Freshness();
    long now;
    int asked;
    /** Nothing is missing from the beginning on, unless a test says otherwise. */
    CompletionStage<LogEnd> end = logEnd(0, 0);

    final PublishedView published = new PublishedView(new ViewBuilder(0, 1, 10, 100).view());
    final KeptViews kept = new KeptViews(published);
    final Shared shared = new Shared(
            CHANGELOG.topic(),
            published,
            freshness,
            new BrokerContact(() -> now),
            new Pulse(() -> now),
            kept,
            () -> now);
    ChangelogFollower follower = ChangelogFollower.anew(new ViewBuilder(0, 1, 10, 100), shared);

    /** On from a snapshot with comment A, so old, that has read two records. */
    void continuing(Duration age) {
        ViewBuilder saved = new ViewBuilder(0, 1, 10, 100);
        saved.put(0, A, Told.posted(A, 0));
        saved.advance(0, new PartitionPosition(0, 1, 0));
        long asOf = now - age.toNanos();
        freshness.restored(asOf);
        published.publish(saved.view());
        Snapshot snapshot = new Snapshot(CHANGELOG.topic(), 0, 100, List.of(2L), saved.view());
        follower = ChangelogFollower.continuing(snapshot, asOf, shared);
    }

    static Changelog changelog(long epoch, long first, long end) {
        return new Changelog(epoch, List.of(first), List.of(end));
    }

    MockConsumer<byte[], byte[]> resumed(long beginning) {
        return resume(new MockConsumer<>("none"), beginning);
    }

    MockConsumer<byte[], byte[]> resume(MockConsumer<byte[], byte[]> consumer, long beginning) {
        consumer.updateBeginningOffsets(Map.of(CHANGELOG, beginning));
        follower.resume(consumer);
        return consumer;
    }

    void step(MockConsumer<byte[], byte[]> consumer) {
        follower.step(consumer, () -> {
            asked++;
            return end;
        });
    }

    static CompletionStage<LogEnd> logEnd(long log, long changelog) {
        return CompletableFuture.completedStage(new LogEnd(List.of(log), List.of(-1L), List.of(changelog)));
    }

    static void put(MockConsumer<byte[], byte[]> consumer, long offset, RecentKey key, StoredComment stored) {
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG.topic(), 0, offset, key.toBytes(), stored.toBytes()));
    }

    static void position(MockConsumer<byte[], byte[]> consumer, long offset, long applied) {
        byte[] value = new PartitionPosition(applied, applied + 1, 0).toBytes();
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG.topic(), 0, offset, PartitionPosition.key(), value));
    }

    View view() {
        return published.current();
    }

    List<String> shown() {
        return Told.ids(view().window(Filter.ANY));
    }
}
