package io.commentlog.query.replica;

import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

/** What a follower does with a view that is shown before it has read anything, from the disk or from its own past. */
class ChangelogFollowerContinuingTest extends FollowedChangelog {
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
    void keepsWhatReadersSeeBeforeTheySeeIt() {
        continuing(Duration.ZERO);
        MockConsumer<byte[], byte[]> consumer = resumed(0);
        end = logEnd(2, 4);
        put(consumer, 2, B, Told.posted(B, 1));
        step(consumer);
        assertThat(kept.lines()).as("of a past that nobody sees").isEmpty();

        position(consumer, 3, 1);
        step(consumer);
        assertThat(kept.lines()).containsExactly("all [b, a] to [4], seen [a]");

        put(consumer, 4, A, Told.marked(A, 0, 2));
        RecentKey late = Told.key(HUMANS, 3, "c");
        put(consumer, 5, late, Told.posted(late, 3));
        step(consumer);
        assertThat(kept.lines()).hasSize(2).last().isEqualTo("2 to [6] of [c, b, a], seen [b, a]");
        assertThat(shown()).containsExactly("c", "b", "a");
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
}
