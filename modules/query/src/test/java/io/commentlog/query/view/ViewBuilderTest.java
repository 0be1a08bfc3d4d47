package io.commentlog.query.view;

import static io.commentlog.query.Told.BOTS;
import static io.commentlog.query.Told.ELSEWHERE;
import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Processed;
import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewBuilderTest {
    private static final Filter DOMAIN = new Filter(Optional.of("example.org"), Optional.empty());
    private static final Filter TYPE = new Filter(Optional.empty(), Optional.of("human"));

    private final ViewBuilder builder = new ViewBuilder(0, 2, 3, 100);

    @Test
    void showsAnEmptyViewAtFirst() {
        assertThat(ids(Filter.ANY)).isEmpty();
        assertThat(builder.view().total()).isZero();
        assertThat(builder.view().partitions()).isEqualTo(2);
        assertThat(builder.view().hasApplied(new LogPosition(0, 0))).isFalse();
    }

    @Test
    void showsACommentUnderEveryFilterThatItPassesAndUnderNoOther() {
        post(HUMANS, 1, "human", 0);
        post(BOTS, 2, "bot", 1);
        post(ELSEWHERE, 3, "elsewhere", 2);

        assertThat(ids(Filter.of(HUMANS))).containsExactly("human");
        assertThat(ids(Filter.of(BOTS))).containsExactly("bot");
        assertThat(ids(DOMAIN)).containsExactly("bot", "human");
        assertThat(ids(TYPE)).containsExactly("elsewhere", "human");
        assertThat(ids(Filter.ANY)).containsExactly("elsewhere", "bot", "human");
        assertThat(ids(Filter.of(new Channel("example.net", "AI")))).isEmpty();
        assertThat(builder.view().channels()).isEqualTo(3);
    }

    @Test
    void isMonotonicPerComment() {
        RecentKey key = post(HUMANS, 1, "a", 5);
        builder.put(0, key, Told.marked(key, 5, 7));
        builder.put(0, key, Told.posted(key, 5));

        assertThat(state("a")).isEqualTo(Processed.HANDLED);
    }

    @Test
    void showsADeletedCommentInNoWindowButFindsThatItIsDeleted() {
        RecentKey key = post(HUMANS, 1, "a", 0);
        post(HUMANS, 2, "b", 1);
        builder.put(0, key, Told.deleted(key, 0, 2));

        for (Filter filter : List.of(Filter.of(HUMANS), DOMAIN, TYPE, Filter.ANY)) {
            assertThat(ids(filter)).containsExactly("b");
        }
        assertThat(builder.view().find("a"))
                .hasValueSatisfying(
                        entry -> assertThat(entry.stored().deleted()).isTrue());
    }

    @Test
    void findsADeletionOfWhatItNeverHad() {
        RecentKey key = Told.key(HUMANS, 1, "a");
        builder.put(0, key, Told.deleted(key, 0, 2));

        assertThat(builder.view().find("a")).isPresent();
        assertThat(builder.view().channels()).isZero();
    }

    @Test
    void forgetsWhatIsEvicted() {
        RecentKey key = post(HUMANS, 1, "a", 0);
        builder.evict(key);
        builder.evict(key);

        assertThat(ids(Filter.ANY)).isEmpty();
        assertThat(ids(Filter.of(HUMANS))).isEmpty();
        assertThat(builder.view().find("a")).isEmpty();
        assertThat(builder.view().channels()).isZero();
    }

    @Test
    void forgetsADeletionThatIsEvicted() {
        RecentKey key = post(HUMANS, 1, "a", 0);
        builder.put(0, key, Told.deleted(key, 0, 1));
        builder.evict(key);

        assertThat(builder.view().find("a")).isEmpty();
    }

    @Test
    void evictsWhatHasChangedSinceItWasPosted() {
        RecentKey key = post(HUMANS, 1, "a", 0);
        builder.put(0, key, Told.marked(key, 0, 1));
        builder.evict(key);

        assertThat(builder.view().find("a")).isEmpty();
        assertThat(ids(Filter.ANY)).isEmpty();
    }

    @Test
    void changesNothingWhenAnAbortedTransactionIsWrittenAgain() {
        builder.caughtUp();
        RecentKey evicted = Told.key(HUMANS, 1, "evicted");
        RecentKey deleted = Told.key(HUMANS, 2, "deleted");
        RecentKey kept = Told.key(HUMANS, 3, "kept");
        for (int time = 0; time < 2; time++) {
            assertUnchangedUnlessFirst(time, () -> builder.put(0, evicted, Told.posted(evicted, 0)));
            assertUnchangedUnlessFirst(time, () -> builder.advance(0, new PartitionPosition(0, 1, 0)));
            assertUnchangedUnlessFirst(time, () -> builder.put(0, deleted, Told.posted(deleted, 1)));
            assertUnchangedUnlessFirst(time, () -> builder.advance(0, new PartitionPosition(1, 2, 0)));
            assertUnchangedUnlessFirst(time, () -> builder.put(0, deleted, Told.deleted(deleted, 1, 2)));
            assertUnchangedUnlessFirst(time, () -> builder.advance(0, new PartitionPosition(2, 1, 0)));
            assertUnchangedUnlessFirst(time, () -> builder.put(0, kept, Told.posted(kept, 3)));
            assertUnchangedUnlessFirst(time, () -> builder.evict(evicted));
            assertUnchangedUnlessFirst(time, () -> builder.advance(0, new PartitionPosition(3, 2, 0)));
        }
        assertThat(ids(Filter.ANY)).containsExactly("kept");
    }

    private void assertUnchangedUnlessFirst(int time, Runnable update) {
        List<Entry> before = Told.shown(builder.view().window(Filter.ANY));
        PartitionPosition position = builder.view().position(0);
        update.run();
        if (time > 0) {
            assertThat(Told.shown(builder.view().window(Filter.ANY))).isEqualTo(before);
            assertThat(builder.view().position(0)).isEqualTo(position);
        }
    }

    @Test
    void takesWhatAnAbortedPositionCoversWhileItReadsACompactedPast() {
        builder.advance(0, new PartitionPosition(20, 9, 0));
        post(HUMANS, 1, "written-again", 12);

        assertThat(ids(Filter.ANY)).containsExactly("written-again");
    }

    @Test
    void takesForAReplayOnlyWhatThePositionOfItsOwnPartitionCovers() {
        builder.caughtUp();
        builder.advance(1, new PartitionPosition(20, 9, 0));
        post(HUMANS, 1, "a", 12);

        assertThat(ids(Filter.ANY)).containsExactly("a");
    }

    @Test
    void countsFromThePositions() {
        builder.advance(0, new PartitionPosition(9, 5, 2));
        builder.advance(1, new PartitionPosition(3, 2, 1));

        assertThat(builder.view().total()).isEqualTo(7);
        assertThat(builder.view().unprocessed()).isEqualTo(3);
        assertThat(builder.view().hasApplied(new LogPosition(0, 9))).isTrue();
        assertThat(builder.view().hasApplied(new LogPosition(0, 10))).isFalse();
        assertThat(builder.view().hasApplied(new LogPosition(2, 0))).isFalse();
    }

    @Test
    void ignoresAPositionOlderThanTheKnownOne() {
        builder.advance(0, new PartitionPosition(9, 5, 2));
        builder.advance(0, new PartitionPosition(8, 4, 4));
        builder.advance(0, new PartitionPosition(9, 1, 1));

        assertThat(builder.view().position(0)).isEqualTo(new PartitionPosition(9, 5, 2));
    }

    @Test
    void leavesTheViewsThatItHasMadeAsTheyWere() {
        RecentKey key = post(HUMANS, 1, "a", 0);
        View before = builder.view();
        builder.put(0, key, Told.deleted(key, 0, 1));
        builder.advance(0, new PartitionPosition(1, 0, 0));

        assertThat(Told.ids(before.window(Filter.ANY))).containsExactly("a");
        assertThat(before.position(0)).isEqualTo(PartitionPosition.START);
    }

    private RecentKey post(Channel channel, long timestamp, String id, long offset) {
        RecentKey key = Told.key(channel, timestamp, id);
        builder.put(0, key, Told.posted(key, offset));
        return key;
    }

    private List<String> ids(Filter filter) {
        return Told.ids(builder.view().window(filter));
    }

    private Processed state(String id) {
        return builder.view().find(id).orElseThrow().stored().processed();
    }
}
