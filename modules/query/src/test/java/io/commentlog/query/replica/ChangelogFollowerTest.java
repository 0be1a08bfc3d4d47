package io.commentlog.query.replica;

import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.LogPosition;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ChangelogFollowerTest {
    private static final TopicPartition CHANGELOG = new TopicPartition(ViewName.DEFAULT.recentCommentsChangelog(), 0);
    private static final RecentKey A = Told.key(HUMANS, 1, "a");
    private static final RecentKey B = Told.key(HUMANS, 2, "b");

    private final Freshness freshness = new Freshness();
    private long now;
    private int asked;
    /** Nothing is missing from the beginning on, unless a test says otherwise. */
    private CompletionStage<LogEnd> end = logEnd(0, 0);

    private final PublishedView published = new PublishedView(new ViewBuilder(0, 1, 10, 100).view());
    private final Shared shared = new Shared(
            CHANGELOG.topic(), published, freshness, new BrokerContact(() -> now), new Pulse(() -> now), () -> now);
    private ChangelogFollower follower = ChangelogFollower.anew(new ViewBuilder(0, 1, 10, 100), shared);

    @Test
    void readsFromTheBeginningPastTheGapsThatCompactionLeaves() {
        MockConsumer<byte[], byte[]> consumer = resumed(7);
        put(consumer, 12, A, Told.posted(A, 5));
        put(consumer, 90, B, Told.posted(B, 8));
        position(consumer, 91, 8);
        step(consumer);

        assertThat(shown()).containsExactly("b", "a");
        assertThat(view().hasApplied(new LogPosition(0, 8))).isTrue();
    }

    @Test
    void takesANullForAnEviction() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        put(consumer, 0, A, Told.posted(A, 0));
        put(consumer, 1, B, Told.posted(B, 1));
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG.topic(), 0, 2, A.toBytes(), null));
        step(consumer);

        assertThat(shown()).containsExactly("b");
        assertThat(view().find("a")).isEmpty();
    }

    @Test
    void takesAMarkForADeletion() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        put(consumer, 0, A, Told.posted(A, 0));
        put(consumer, 1, A, Told.deleted(A, 0, 1));
        step(consumer);

        assertThat(shown()).isEmpty();
        assertThat(view().find("a")).isPresent();
    }

    @Test
    void publishesOneViewABatchAndNoneWithoutOne() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        step(consumer);
        View first = view();
        step(consumer);
        assertThat(view()).isSameAs(first);

        put(consumer, 0, A, Told.posted(A, 0));
        position(consumer, 1, 0);
        step(consumer);
        assertThat(view()).isNotSameAs(first);
        assertThat(first.find("a")).isEmpty();
    }

    @Test
    void wakesWhoWaitsForAPosition() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        CompletableFuture<Boolean> waiter = published
                .whenApplied(new LogPosition(0, 0), Duration.ofMinutes(1))
                .toCompletableFuture();
        put(consumer, 0, A, Told.posted(A, 0));
        step(consumer);
        assertThat(waiter).isNotDone();

        position(consumer, 1, 0);
        step(consumer);
        assertThat(waiter).isCompletedWithValue(true);
    }

    @Test
    void isLoadedAtTheEndOfTheLogThoughAnotherTransactionsMarkerIsLastInTheChangelog() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = logEnd(1, 3);
        put(consumer, 0, A, Told.posted(A, 0));
        position(consumer, 1, 0);
        step(consumer);
        assertThat(freshness.live()).isFalse();

        // A marker is no record: nothing is polled, but the consumer's position moves behind it.
        consumer.schedulePollTask(() -> consumer.seek(CHANGELOG, 3));
        step(consumer);
        assertThat(freshness.live()).isTrue();
    }

    @Test
    void isLoadedAtOnceByAnEmptyLog() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = logEnd(0, 0);
        step(consumer);

        assertThat(freshness.live()).isTrue();
        assertThat(follower.missing()).hasValue(0);
    }

    @Test
    void tellsWhatIsMissingOnceItIsKnownWhereTheLogEnds() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = new CompletableFuture<>();
        step(consumer);
        assertThat(follower.missing()).isEmpty();
    }

    @Test
    void resumesWithNewClientsWhereTheOldOnesLeftOff() {
        MockConsumer<byte[], byte[]> old = resumed(0);
        put(old, 0, A, Told.posted(A, 0));
        position(old, 1, 0);
        step(old);

        MockConsumer<byte[], byte[]> fresh = resumed(0);
        assertThat(fresh.position(CHANGELOG)).isEqualTo(2);
        put(fresh, 2, B, Told.posted(B, 1));
        position(fresh, 3, 1);
        step(fresh);

        assertThat(shown()).containsExactly("b", "a");
    }

    @Test
    void showsWhatItHasReadThoughTheClientFailsRightAfter() {
        step(resumed(0));
        FailingPosition failing = new FailingPosition();
        resume(failing, 0);
        put(failing, 0, A, Told.posted(A, 0));
        position(failing, 1, 0);
        assertThatThrownBy(() -> step(failing)).isInstanceOf(KafkaException.class);
        assertThat(shown()).containsExactly("a");

        MockConsumer<byte[], byte[]> fresh = resumed(0);
        assertThat(fresh.position(CHANGELOG))
                .as("what was not noted is read again")
                .isZero();
        put(fresh, 0, A, Told.posted(A, 0));
        position(fresh, 1, 0);
        step(fresh);
        assertThat(shown()).containsExactly("a");
    }

    @Test
    void ignoresWhatAnAbortedTransactionWritesAgainOnceItIsLoaded() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = logEnd(2, 5);
        put(consumer, 0, A, Told.posted(A, 0));
        position(consumer, 1, 0);
        put(consumer, 2, B, Told.posted(B, 1));
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG.topic(), 0, 3, A.toBytes(), null));
        position(consumer, 4, 1);
        step(consumer);
        assertThat(freshness.live()).isTrue();

        put(consumer, 6, A, Told.posted(A, 0));
        step(consumer);
        assertThat(shown()).containsExactly("b");
    }

    @Test
    void showsASnapshotUntilTheChangelogIsReadToItsEnd() {
        continuing(Duration.ofSeconds(3));
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        assertThat(consumer.position(CHANGELOG)).isEqualTo(2);
        end = logEnd(3, 5);
        put(consumer, 2, B, Told.posted(B, 1));
        position(consumer, 3, 1);
        step(consumer);
        assertThat(shown()).as("of a past that was compacted").containsExactly("a");
        assertThat(freshness.live()).isFalse();
        assertThat(freshness.age(0)).contains(Duration.ofSeconds(3));

        position(consumer, 4, 1);
        step(consumer);
        assertThat(shown()).containsExactly("b", "a");
        assertThat(freshness.live()).as("the fold lacks an event").isFalse();

        position(consumer, 5, 2);
        step(consumer);
        assertThat(freshness.live()).isTrue();
    }

    @Test
    void neverShowsLessThanASnapshotWhileTheChangelogIsReadAnew() {
        continuing(Duration.ZERO);
        follower = ChangelogFollower.anew(new ViewBuilder(5, 1, 10, 100), shared);
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = logEnd(2, 2);
        put(consumer, 0, B, Told.posted(B, 0));
        position(consumer, 1, 0);
        step(consumer);
        assertThat(shown())
                .as("the changelog is read, but the fold has not come as far as the log")
                .containsExactly("a");
        assertThat(follower.held()).isEmpty();

        put(consumer, 2, A, Told.posted(A, 1));
        position(consumer, 3, 1);
        step(consumer);
        assertThat(shown()).containsExactly("b", "a");
        assertThat(view().cursor().epoch()).isEqualTo(5);
        assertThat(freshness.live()).isTrue();
    }

    @Test
    void ignoresWhatASnapshotCoversThoughItComesAgain() {
        continuing(Duration.ZERO);
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = logEnd(2, 4);
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG.topic(), 0, 2, A.toBytes(), null));
        put(consumer, 3, A, Told.posted(A, 0));
        step(consumer);

        assertThat(shown()).isEmpty();
    }

    @Test
    void goesOnOnlyInTheChangelogThatItIsOf() {
        continuing(Duration.ofHours(21));
        assertThat(follower.canGoOnIn(changelog(0, 0, 2))).isTrue();
        assertThat(follower.canGoOnIn(changelog(1, 0, 2))).as("another epoch").isFalse();
        assertThat(follower.canGoOnIn(changelog(0, 0, 1))).as("cut short").isFalse();
        assertThat(follower.canGoOnIn(changelog(0, 3, 9))).as("begins later").isFalse();
        assertThat(follower.canGoOnIn(new Changelog(0, List.of(0L, 0L), List.of(2L, 2L))))
                .as("another number of partitions")
                .isFalse();
    }

    @Test
    void doesNotGoOnOnceTombstonesMayBeGone() {
        continuing(Duration.ofHours(23));
        assertThat(follower.canGoOnIn(changelog(0, 0, 2))).isFalse();

        continuing(Duration.ZERO);
        end = logEnd(1, 2);
        step(resumed(0));
        now += Duration.ofHours(21).toNanos();
        assertThat(follower.isAwayTooLong()).isFalse();
        now += Duration.ofHours(2).toNanos();
        assertThat(follower.isAwayTooLong()).isTrue();
    }

    @Test
    void isNotAwayAsLongAsItReadsTheChangelogThoughNothingIsFolded() {
        continuing(Duration.ZERO);
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = logEnd(9, 2);
        for (int hours = 0; hours < 48; hours++) {
            now += Duration.ofHours(1).toNanos();
            step(consumer);
        }
        assertThat(follower.isAwayTooLong()).isFalse();
    }

    @Test
    void hasCaughtUpWithAMomentOnceItIsCompleteAsOfALaterQuestion() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        step(consumer);
        long woken = now += Duration.ofSeconds(30).toNanos();
        end = logEnd(1, 2);
        put(consumer, 0, A, Told.posted(A, 0));
        step(consumer);
        assertThat(follower.hasCaughtUpSince(woken)).isFalse();

        position(consumer, 1, 0);
        step(consumer);
        assertThat(follower.hasCaughtUpSince(woken)).isTrue();
    }

    @Test
    void hasCaughtUpWithAFoldThatStandsStillOnceTheChangelogIsRead() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        step(consumer);
        long woken = now += Duration.ofSeconds(30).toNanos();
        end = logEnd(9, 0);
        step(consumer);
        assertThat(follower.hasCaughtUpSince(woken)).isFalse();

        now += Duration.ofSeconds(2).toNanos();
        assertThat(follower.hasCaughtUpSince(woken)).isTrue();
    }

    @Test
    void holdsNoOffsetThatIsBeyondWhatReadersSee() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        assertThat(follower.held()).isEmpty();
        step(consumer);
        put(consumer, 0, A, Told.posted(A, 0));
        position(consumer, 1, 0);
        step(consumer);

        assertThat(follower.held()).contains(new ChangelogFollower.Held(view(), List.of(2L)));
    }

    @Test
    void asksAgainAndAgainUntilLoadedAndThenTwiceASecond() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = CompletableFuture.failedStage(new KafkaException("away"));
        step(consumer);
        step(consumer);
        assertThat(asked).isEqualTo(2);

        end = logEnd(0, 0);
        step(consumer);
        assertThat(asked).isEqualTo(3);
        step(consumer);
        now += Duration.ofMillis(499).toNanos();
        step(consumer);
        assertThat(asked).isEqualTo(3);
        now += Duration.ofMillis(1).toNanos();
        step(consumer);
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void asksOneQuestionAtATimeButGivesUpThatOfLostClients() {
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = new CompletableFuture<>();
        step(consumer);
        step(consumer);
        assertThat(asked).isEqualTo(1);

        step(resumed(0));
        assertThat(asked).isEqualTo(2);
    }

    /** On from a snapshot with comment A, so old, that has read two records. */
    private void continuing(Duration age) {
        ViewBuilder saved = new ViewBuilder(0, 1, 10, 100);
        saved.put(0, A, Told.posted(A, 0));
        saved.advance(0, new PartitionPosition(0, 1, 0));
        long asOf = now - age.toNanos();
        freshness.restored(asOf);
        published.publish(saved.view());
        Snapshot snapshot = new Snapshot(CHANGELOG.topic(), 0, 100, List.of(2L), saved.view());
        follower = ChangelogFollower.continuing(snapshot, asOf, shared);
    }

    private static Changelog changelog(long epoch, long first, long end) {
        return new Changelog(epoch, List.of(first), List.of(end));
    }

    private MockConsumer<byte[], byte[]> resumed(long beginning) {
        return resume(new MockConsumer<>("none"), beginning);
    }

    private MockConsumer<byte[], byte[]> resume(MockConsumer<byte[], byte[]> consumer, long beginning) {
        consumer.updateBeginningOffsets(Map.of(CHANGELOG, beginning));
        follower.resume(consumer);
        return consumer;
    }

    private void step(MockConsumer<byte[], byte[]> consumer) {
        follower.step(consumer, () -> {
            asked++;
            return end;
        });
    }

    private static CompletionStage<LogEnd> logEnd(long log, long changelog) {
        return CompletableFuture.completedStage(new LogEnd(List.of(log), List.of(-1L), List.of(changelog)));
    }

    private static void put(MockConsumer<byte[], byte[]> consumer, long offset, RecentKey key, StoredComment stored) {
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG.topic(), 0, offset, key.toBytes(), stored.toBytes()));
    }

    private static void position(MockConsumer<byte[], byte[]> consumer, long offset, long applied) {
        byte[] value = new PartitionPosition(applied, applied + 1, 0).toBytes();
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG.topic(), 0, offset, PartitionPosition.key(), value));
    }

    private View view() {
        return published.current();
    }

    private List<String> shown() {
        return Told.ids(view().window(Filter.ANY));
    }

    /** A consumer that is lost between a poll and the question where it stands. */
    private static final class FailingPosition extends MockConsumer<byte[], byte[]> {
        private FailingPosition() {
            super("none");
        }

        @Override
        public synchronized long position(TopicPartition partition, Duration timeout) {
            throw new KafkaException("lost");
        }
    }
}
