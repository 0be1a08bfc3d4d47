package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.LogPosition;
import io.commentlog.query.Told;
import io.commentlog.query.view.View;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ChangelogFollowerTest extends FollowedChangelog {
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
        assertThat(fresh.position(CHANGELOG)).isEqualTo(2);
        put(fresh, 2, B, Told.posted(B, 1));
        position(fresh, 3, 1);
        step(fresh);
        assertThat(shown()).containsExactly("b", "a");
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
