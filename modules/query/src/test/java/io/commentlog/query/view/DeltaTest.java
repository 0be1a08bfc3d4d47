package io.commentlog.query.view;

import static io.commentlog.query.Told.BOTS;
import static io.commentlog.query.Told.ELSEWHERE;
import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaTest {
    private static final long EPOCH = 7;
    private static final int MANY = 1000;

    private ViewBuilder builder = new ViewBuilder(EPOCH, 2, 3, 100);

    @Test
    void tellsWhoHasNothingTheNewestPageOldestFirst() {
        post(0, 0, 30, "c");
        post(0, 1, 10, "a");
        post(1, 0, 20, "b");

        Delta newest = Delta.newest(builder.view(), Filter.ANY, 2);

        assertThat(ids(newest)).containsExactly("b", "c");
        assertThat(newest.reset()).isFalse();
        assertThat(newest.more()).isFalse();
        assertThat(newest.cursor()).isEqualTo(new Cursor(EPOCH, List.of(2L, 1L)));
        assertThat(since(newest.cursor()).isEmpty()).isTrue();
    }

    @Test
    void tellsOfAnEmptyViewThatThereIsNothing() {
        Delta newest = Delta.newest(builder.view(), Filter.ANY, 50);

        assertThat(newest.isEmpty()).isTrue();
        assertThat(newest.cursor()).isEqualTo(new Cursor(EPOCH, List.of(0L, 0L)));
    }

    @Test
    void tellsAdditionsChangesAndRemovalsEachOnceAsTheyAreNow() {
        RecentKey changed = post(0, 0, 1, "changed");
        RecentKey removed = post(0, 1, 2, "removed");
        post(0, 2, 3, "as-before");
        Cursor cursor = builder.view().cursor();
        mark(0, changed, 0, 3);
        mark(0, removed, 1, 4);
        post(0, 5, 4, "added");
        delete(0, removed, 1, 6);
        RecentKey gone = post(0, 7, 5, "added-and-gone");
        delete(0, gone, 7, 8);

        Delta delta = since(cursor);

        assertThat(ids(delta)).containsExactly("changed", "added", "removed", "added-and-gone");
        assertThat(delta.changes())
                .extracting(entry -> entry.stored().deleted())
                .containsExactly(false, false, true, true);
        assertThat(delta.changes().get(0).stored()).isEqualTo(Told.marked(changed, 0, 3));
        assertThat(delta.cursor()).isEqualTo(new Cursor(EPOCH, List.of(9L, 0L)));
        assertThat(delta.reset()).isFalse();
        assertThat(since(delta.cursor()).isEmpty()).isTrue();
    }

    @Test
    void keepsTheOrderOfTheLogWithinAPartitionAndMergesPartitionsByTime() {
        Cursor start = builder.view().cursor();
        post(0, 0, 50, "late-first");
        post(0, 1, 10, "early-second");
        post(1, 0, 20, "twenty");
        post(1, 1, 60, "sixty");

        // Of the heads of both lines the earlier one each time: 20 before 50, then 50, 10, 60.
        assertThat(ids(since(start))).containsExactly("twenty", "late-first", "early-second", "sixty");
    }

    @Test
    void tellsNothingOfWhatTheFilterDoesNotPassAndGoesPastIt() {
        Cursor start = builder.view().cursor();
        put(BOTS, 0, 0, 1, "bot");
        put(ELSEWHERE, 0, 1, 2, "elsewhere");
        put(HUMANS, 0, 2, 3, "human");
        put(BOTS, 0, 3, 4, "another-bot");

        Delta delta = Delta.since(builder.view(), Filter.of(HUMANS), start, 1);

        assertThat(ids(delta)).containsExactly("human");
        assertThat(delta.more()).isFalse();
        assertThat(delta.cursor()).isEqualTo(builder.view().cursor());
    }

    @Test
    void goesOnBehindItsLimitWithoutLossOrRepetition() {
        Cursor cursor = builder.view().cursor();
        builder = new ViewBuilder(EPOCH, 2, 50, 100);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            post(i % 2, i / 2, 100 - i * 7 % 40, "c" + i);
            all.add("c" + i);
        }
        for (int limit = 1; limit <= 21; limit++) {
            List<String> told = new ArrayList<>();
            Delta delta = Delta.since(builder.view(), Filter.ANY, cursor, limit);
            int pages = 1;
            while (delta.more()) {
                assertThat(delta.changes()).hasSize(limit);
                told.addAll(ids(delta));
                delta = Delta.since(builder.view(), Filter.ANY, delta.cursor(), limit);
                pages++;
            }
            told.addAll(ids(delta));
            assertThat(told).as("limit %d", limit).containsExactlyInAnyOrderElementsOf(all);
            assertThat(pages).isEqualTo((20 + limit - 1) / limit);
            assertThat(delta.cursor()).isEqualTo(builder.view().cursor());
        }
    }

    @Test
    void saysThereIsMoreOnlyIfTheFilterPassesIt() {
        Cursor start = builder.view().cursor();
        put(HUMANS, 0, 0, 1, "human");
        put(BOTS, 1, 0, 2, "bot");
        put(BOTS, 0, 1, 3, "bot-2");

        Delta humans = Delta.since(builder.view(), Filter.of(HUMANS), start, 1);
        Delta bots = Delta.since(builder.view(), Filter.of(BOTS), start, 1);

        assertThat(humans.more()).isFalse();
        assertThat(ids(bots)).containsExactly("bot");
        assertThat(bots.more()).isTrue();
        assertThat(ids(Delta.since(builder.view(), Filter.of(BOTS), bots.cursor(), 1)))
                .containsExactly("bot-2");
    }

    @Test
    void tellsWhatCameWhileAClientWasWithinALongDelta() {
        Cursor start = builder.view().cursor();
        RecentKey first = post(0, 0, 1, "first");
        post(0, 1, 2, "second");
        Delta page = Delta.since(builder.view(), Filter.ANY, start, 1);
        mark(0, first, 0, 2);
        post(1, 0, 3, "third");

        Delta rest = since(page.cursor());

        assertThat(ids(rest)).containsExactly("second", "first", "third");
    }

    @Test
    void tellsNothingBeyondAPartitionsPositionBeforeThePositionReachesIt() {
        post(0, 0, 1, "told");
        Cursor cursor = builder.view().cursor();
        RecentKey key = Told.key(HUMANS, 2, "half-told");
        builder.put(0, key, Told.posted(key, 1));

        assertThat(since(cursor).isEmpty()).isTrue();
        assertThat(since(cursor).cursor()).isEqualTo(cursor);

        builder.advance(0, new PartitionPosition(1, 2, 0));
        assertThat(ids(since(cursor))).containsExactly("half-told");
    }

    @Test
    void isNotLostOnAClientThatTheNewerStateOfACommentLiesBeyondThePosition() {
        Cursor cursor = builder.view().cursor();
        RecentKey key = post(0, 0, 1, "a");
        builder.put(0, key, Told.marked(key, 0, 1));

        Delta between = since(cursor);
        builder.advance(0, new PartitionPosition(1, 1, 0));

        assertThat(between.isEmpty()).isTrue();
        assertThat(ids(since(between.cursor()))).containsExactly("a");
    }

    @Test
    void isAResetWithTheNewestPageIfTheStoreHasForgottenAnEventSince() {
        post(0, 0, 1, "a");
        Cursor before = builder.view().cursor();
        builder.advance(0, new PartitionPosition(5, 1, 0, 3));

        assertReset(since(before), "a");
        assertReset(since(new Cursor(EPOCH, List.of(3L, 0L))), "a");
        assertThat(since(new Cursor(EPOCH, List.of(4L, 0L))).reset()).isFalse();
    }

    @Test
    void isAResetIfACommentWasEvictedThatChangedSince() {
        RecentKey key = post(0, 0, 1, "a");
        Cursor before = builder.view().cursor();
        mark(0, key, 0, 1);
        Cursor after = builder.view().cursor();
        post(0, 2, 2, "b");
        builder.evict(key);

        assertReset(since(before), "b");
        assertThat(ids(since(after))).containsExactly("b");
    }

    @Test
    void isAResetIfADeletionWasEvictedThatCameSince() {
        RecentKey key = post(0, 0, 1, "a");
        Cursor before = builder.view().cursor();
        delete(0, key, 0, 1);
        Cursor after = builder.view().cursor();
        assertThat(ids(since(before))).containsExactly("a");
        builder.evict(key);

        assertReset(since(before));
        assertThat(since(after).reset()).isFalse();
    }

    @Test
    void isAResetIfTheViewHadNoRoomForWhatChangedSince() {
        builder = new ViewBuilder(EPOCH, 2, 2, 2);
        Cursor before = builder.view().cursor();
        put(BOTS, 0, 0, 1, "leaves");
        Cursor between = builder.view().cursor();
        put(HUMANS, 0, 1, 2, "b");
        put(HUMANS, 0, 2, 3, "c");

        // The channel has left; whoever reads across channels still is shown what it had, as long as nothing is newer.
        assertThat(Delta.since(builder.view(), Filter.of(HUMANS), before, MANY).reset())
                .isTrue();
        assertThat(ids(Delta.since(builder.view(), Filter.of(HUMANS), between, MANY)))
                .containsExactly("b", "c");
    }

    @Test
    void isAResetIfTheViewHadNoRoomForADeletion() {
        builder = new ViewBuilder(EPOCH, 2, 1, 1);
        RecentKey first = post(0, 0, 1, "a");
        Cursor before = builder.view().cursor();
        delete(0, first, 0, 1);
        RecentKey second = post(0, 2, 2, "b");
        delete(0, second, 2, 3);

        assertReset(since(before));
    }

    @Test
    void isAResetForACursorOfAnotherLogPartitionCountOrVersion() {
        post(0, 0, 1, "a");

        assertReset(since(new Cursor(EPOCH + 1, List.of(1L, 0L))), "a");
        assertReset(since(new Cursor(EPOCH, List.of(1L))), "a");
        assertReset(since(new Cursor(EPOCH, List.of(1L, 0L, 0L))), "a");
        assertReset(since(Cursor.UNKNOWN), "a");
    }

    @Test
    void keepsAResetToTheLimitAndTheFilter() {
        put(HUMANS, 0, 0, 1, "a");
        put(HUMANS, 0, 1, 2, "b");
        put(BOTS, 0, 2, 3, "bot");

        Delta reset = Delta.since(builder.view(), Filter.of(HUMANS), Cursor.UNKNOWN, 1);

        assertReset(reset, "b");
    }

    @Test
    void neverTakesACursorBackThatIsAheadOfTheView() {
        post(0, 0, 1, "a");
        post(1, 0, 2, "b");
        Cursor ahead = new Cursor(EPOCH, List.of(9L, 0L));

        Delta delta = since(ahead);

        assertThat(ids(delta)).containsExactly("b");
        assertThat(delta.cursor()).isEqualTo(new Cursor(EPOCH, List.of(9L, 1L)));
        assertThat(since(new Cursor(EPOCH, List.of(Long.MAX_VALUE, 0L)))
                        .cursor()
                        .next())
                .containsExactly(Long.MAX_VALUE, 1L);
    }

    @Test
    void neverTakesACursorBackWithinALongDelta() {
        post(0, 0, 1, "a");
        post(1, 0, 2, "b");
        post(1, 1, 3, "c");

        Delta page = Delta.since(builder.view(), Filter.ANY, new Cursor(EPOCH, List.of(9L, 0L)), 1);

        assertThat(page.more()).isTrue();
        assertThat(page.cursor()).isEqualTo(new Cursor(EPOCH, List.of(9L, 1L)));
    }

    private Delta since(Cursor cursor) {
        return Delta.since(builder.view(), Filter.ANY, cursor, MANY);
    }

    private void assertReset(Delta delta, String... ids) {
        assertThat(delta.reset()).isTrue();
        assertThat(delta.isEmpty()).isFalse();
        assertThat(delta.more()).isFalse();
        assertThat(ids(delta)).containsExactly(ids);
        assertThat(delta.cursor()).isEqualTo(builder.view().cursor());
    }

    private RecentKey post(int partition, long offset, long time, String id) {
        return put(HUMANS, partition, offset, time, id);
    }

    private RecentKey put(Channel channel, int partition, long offset, long time, String id) {
        RecentKey key = Told.key(channel, time, id);
        builder.put(partition, key, Told.posted(key, offset));
        builder.advance(partition, new PartitionPosition(offset, 1, 0));
        return key;
    }

    private void mark(int partition, RecentKey key, long posted, long offset) {
        builder.put(partition, key, Told.marked(key, posted, offset));
        builder.advance(partition, new PartitionPosition(offset, 1, 0));
    }

    private void delete(int partition, RecentKey key, long posted, long offset) {
        builder.put(partition, key, Told.deleted(key, posted, offset));
        builder.advance(partition, new PartitionPosition(offset, 1, 0));
    }

    private static List<String> ids(Delta delta) {
        return delta.changes().stream().map(entry -> entry.key().id()).toList();
    }
}
