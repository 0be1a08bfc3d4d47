package io.commentlog.query.view;

import static io.commentlog.query.Told.BOTS;
import static io.commentlog.query.Told.ELSEWHERE;
import static io.commentlog.query.Told.HUMANS;
import static io.commentlog.query.view.ToldView.EPOCH;
import static io.commentlog.query.view.ToldView.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaTest {
    private ToldView told = new ToldView(2, 3, 100);

    @Test
    void tellsWhoHasNothingTheNewestPageOldestFirst() {
        told.post(0, 0, 30, "c");
        told.post(0, 1, 10, "a");
        told.post(1, 0, 20, "b");

        Delta newest = Delta.newest(told.view(), Filter.ANY, 2);

        assertThat(ids(newest)).containsExactly("b", "c");
        assertThat(newest.reset()).isFalse();
        assertThat(newest.more()).isFalse();
        assertThat(newest.cursor()).isEqualTo(new Cursor(EPOCH, List.of(2L, 1L)));
        assertThat(told.since(newest.cursor()).isEmpty()).isTrue();
    }

    @Test
    void tellsOfAnEmptyViewThatThereIsNothing() {
        Delta newest = Delta.newest(told.view(), Filter.ANY, 50);

        assertThat(newest.isEmpty()).isTrue();
        assertThat(newest.cursor()).isEqualTo(new Cursor(EPOCH, List.of(0L, 0L)));
    }

    @Test
    void tellsAdditionsChangesAndRemovalsEachOnceAsTheyAreNow() {
        RecentKey changed = told.post(0, 0, 1, "changed");
        RecentKey removed = told.post(0, 1, 2, "removed");
        told.post(0, 2, 3, "as-before");
        Cursor cursor = told.view().cursor();
        told.mark(0, changed, 0, 3);
        told.mark(0, removed, 1, 4);
        told.post(0, 5, 4, "added");
        told.delete(0, removed, 1, 6);
        RecentKey gone = told.post(0, 7, 5, "added-and-gone");
        told.delete(0, gone, 7, 8);

        Delta delta = told.since(cursor);

        assertThat(ids(delta)).containsExactly("changed", "added", "removed", "added-and-gone");
        assertThat(delta.changes())
                .extracting(entry -> entry.stored().deleted())
                .containsExactly(false, false, true, true);
        assertThat(delta.changes().get(0).stored()).isEqualTo(Told.marked(changed, 0, 3));
        assertThat(delta.cursor()).isEqualTo(new Cursor(EPOCH, List.of(9L, 0L)));
        assertThat(delta.reset()).isFalse();
        assertThat(told.since(delta.cursor()).isEmpty()).isTrue();
    }

    @Test
    void keepsTheOrderOfTheLogWithinAPartitionAndMergesPartitionsByTime() {
        Cursor start = told.view().cursor();
        told.post(0, 0, 50, "late-first");
        told.post(0, 1, 10, "early-second");
        told.post(1, 0, 20, "twenty");
        told.post(1, 1, 60, "sixty");

        // Of the heads of both lines the earlier one each time: 20 before 50, then 50, 10, 60.
        assertThat(ids(told.since(start))).containsExactly("twenty", "late-first", "early-second", "sixty");
    }

    @Test
    void tellsNothingOfWhatTheFilterDoesNotPassAndGoesPastIt() {
        Cursor start = told.view().cursor();
        told.put(BOTS, 0, 0, 1, "bot");
        told.put(ELSEWHERE, 0, 1, 2, "elsewhere");
        told.put(HUMANS, 0, 2, 3, "human");
        told.put(BOTS, 0, 3, 4, "another-bot");

        Delta delta = Delta.since(told.view(), Filter.of(HUMANS), start, 1);

        assertThat(ids(delta)).containsExactly("human");
        assertThat(delta.more()).isFalse();
        assertThat(delta.cursor()).isEqualTo(told.view().cursor());
    }

    @Test
    void goesOnBehindItsLimitWithoutLossOrRepetition() {
        Cursor cursor = told.view().cursor();
        told = new ToldView(2, 50, 100);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            told.post(i % 2, i / 2, 100 - i * 7 % 40, "c" + i);
            all.add("c" + i);
        }
        for (int limit = 1; limit <= 21; limit++) {
            List<String> seen = new ArrayList<>();
            Delta delta = Delta.since(told.view(), Filter.ANY, cursor, limit);
            int pages = 1;
            while (delta.more()) {
                assertThat(delta.changes()).hasSize(limit);
                seen.addAll(ids(delta));
                delta = Delta.since(told.view(), Filter.ANY, delta.cursor(), limit);
                pages++;
            }
            seen.addAll(ids(delta));
            assertThat(seen).as("limit %d", limit).containsExactlyInAnyOrderElementsOf(all);
            assertThat(pages).isEqualTo((20 + limit - 1) / limit);
            assertThat(delta.cursor()).isEqualTo(told.view().cursor());
        }
    }

    @Test
    void saysThereIsMoreOnlyIfTheFilterPassesIt() {
        Cursor start = told.view().cursor();
        told.put(HUMANS, 0, 0, 1, "human");
        told.put(BOTS, 1, 0, 2, "bot");
        told.put(BOTS, 0, 1, 3, "bot-2");

        Delta humans = Delta.since(told.view(), Filter.of(HUMANS), start, 1);
        Delta bots = Delta.since(told.view(), Filter.of(BOTS), start, 1);

        assertThat(humans.more()).isFalse();
        assertThat(ids(bots)).containsExactly("bot");
        assertThat(bots.more()).isTrue();
        assertThat(ids(Delta.since(told.view(), Filter.of(BOTS), bots.cursor(), 1)))
                .containsExactly("bot-2");
    }

    @Test
    void tellsWhatCameWhileAClientWasWithinALongDelta() {
        Cursor start = told.view().cursor();
        RecentKey first = told.post(0, 0, 1, "first");
        told.post(0, 1, 2, "second");
        Delta page = Delta.since(told.view(), Filter.ANY, start, 1);
        told.mark(0, first, 0, 2);
        told.post(1, 0, 3, "third");

        Delta rest = told.since(page.cursor());

        assertThat(ids(rest)).containsExactly("second", "first", "third");
    }

    @Test
    void tellsNothingBeyondAPartitionsPositionBeforeThePositionReachesIt() {
        told.post(0, 0, 1, "told");
        Cursor cursor = told.view().cursor();
        RecentKey key = Told.key(HUMANS, 2, "half-told");
        told.builder().put(0, key, Told.posted(key, 1));

        assertThat(told.since(cursor).isEmpty()).isTrue();
        assertThat(told.since(cursor).cursor()).isEqualTo(cursor);

        told.builder().advance(0, new PartitionPosition(1, 2, 0));
        assertThat(ids(told.since(cursor))).containsExactly("half-told");
    }

    @Test
    void isNotLostOnAClientThatTheNewerStateOfACommentLiesBeyondThePosition() {
        Cursor cursor = told.view().cursor();
        RecentKey key = told.post(0, 0, 1, "a");
        told.builder().put(0, key, Told.marked(key, 0, 1));

        Delta between = told.since(cursor);
        told.builder().advance(0, new PartitionPosition(1, 1, 0));

        assertThat(between.isEmpty()).isTrue();
        assertThat(ids(told.since(between.cursor()))).containsExactly("a");
    }

    @Test
    void neverTakesACursorBackThatIsAheadOfTheView() {
        told.post(0, 0, 1, "a");
        told.post(1, 0, 2, "b");
        Cursor ahead = new Cursor(EPOCH, List.of(9L, 0L));

        Delta delta = told.since(ahead);

        assertThat(ids(delta)).containsExactly("b");
        assertThat(delta.cursor()).isEqualTo(new Cursor(EPOCH, List.of(9L, 1L)));
        assertThat(told.since(new Cursor(EPOCH, List.of(Long.MAX_VALUE, 0L)))
                        .cursor()
                        .next())
                .containsExactly(Long.MAX_VALUE, 1L);
    }

    @Test
    void neverTakesACursorBackWithinALongDelta() {
        told.post(0, 0, 1, "a");
        told.post(1, 0, 2, "b");
        told.post(1, 1, 3, "c");

        Delta page = Delta.since(told.view(), Filter.ANY, new Cursor(EPOCH, List.of(9L, 0L)), 1);

        assertThat(page.more()).isTrue();
        assertThat(page.cursor()).isEqualTo(new Cursor(EPOCH, List.of(9L, 1L)));
    }
}
