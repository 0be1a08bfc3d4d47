package io.commentlog.query.view;

import static io.commentlog.query.Told.BOTS;
import static io.commentlog.query.Told.HUMANS;
import static io.commentlog.query.view.ToldView.EPOCH;
import static io.commentlog.query.view.ToldView.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaResetTest {
    private static final int MANY = 1000;

    private ToldView told = new ToldView(2, 3, 100);

    @Test
    void isAResetWithTheNewestPageIfTheStoreHasForgottenAnEventSince() {
        told.post(0, 0, 1, "a");
        Cursor before = told.view().cursor();
        told.builder().advance(0, new PartitionPosition(5, 1, 0, 3));

        assertReset(told.since(before), "a");
        assertReset(told.since(new Cursor(EPOCH, List.of(3L, 0L))), "a");
        assertThat(told.since(new Cursor(EPOCH, List.of(4L, 0L))).reset()).isFalse();
    }

    @Test
    void isAResetIfACommentWasEvictedThatChangedSince() {
        RecentKey key = told.post(0, 0, 1, "a");
        Cursor before = told.view().cursor();
        told.mark(0, key, 0, 1);
        Cursor after = told.view().cursor();
        told.post(0, 2, 2, "b");
        told.builder().evict(key);

        assertReset(told.since(before), "b");
        assertThat(ids(told.since(after))).containsExactly("b");
    }

    @Test
    void isAResetIfADeletionWasEvictedThatCameSince() {
        RecentKey key = told.post(0, 0, 1, "a");
        Cursor before = told.view().cursor();
        told.delete(0, key, 0, 1);
        Cursor after = told.view().cursor();
        assertThat(ids(told.since(before))).containsExactly("a");
        told.builder().evict(key);

        assertReset(told.since(before));
        assertThat(told.since(after).reset()).isFalse();
    }

    @Test
    void isAResetIfTheViewHadNoRoomForWhatChangedSince() {
        told = new ToldView(2, 2, 2);
        Cursor before = told.view().cursor();
        told.put(BOTS, 0, 0, 1, "leaves");
        Cursor between = told.view().cursor();
        told.put(HUMANS, 0, 1, 2, "b");
        told.put(HUMANS, 0, 2, 3, "c");

        // The channel has left; whoever reads across channels still is shown what it had, as long as nothing is newer.
        assertThat(Delta.since(told.view(), Filter.of(HUMANS), before, MANY).reset())
                .isTrue();
        assertThat(ids(Delta.since(told.view(), Filter.of(HUMANS), between, MANY)))
                .containsExactly("b", "c");
    }

    @Test
    void isAResetIfTheViewHadNoRoomForADeletion() {
        told = new ToldView(2, 1, 1);
        RecentKey first = told.post(0, 0, 1, "a");
        Cursor before = told.view().cursor();
        told.delete(0, first, 0, 1);
        RecentKey second = told.post(0, 2, 2, "b");
        told.delete(0, second, 2, 3);

        assertReset(told.since(before));
    }

    @Test
    void isAResetForACursorOfAnotherLogPartitionCountOrVersion() {
        told.post(0, 0, 1, "a");

        assertReset(told.since(new Cursor(EPOCH + 1, List.of(1L, 0L))), "a");
        assertReset(told.since(new Cursor(EPOCH, List.of(1L))), "a");
        assertReset(told.since(new Cursor(EPOCH, List.of(1L, 0L, 0L))), "a");
        assertReset(told.since(Cursor.UNKNOWN), "a");
    }

    @Test
    void keepsAResetToTheLimitAndTheFilter() {
        told.put(HUMANS, 0, 0, 1, "a");
        told.put(HUMANS, 0, 1, 2, "b");
        told.put(BOTS, 0, 2, 3, "bot");

        Delta reset = Delta.since(told.view(), Filter.of(HUMANS), Cursor.UNKNOWN, 1);

        assertReset(reset, "b");
    }

    private void assertReset(Delta delta, String... ids) {
        assertThat(delta.reset()).isTrue();
        assertThat(delta.isEmpty()).isFalse();
        assertThat(delta.more()).isFalse();
        assertThat(ids(delta)).containsExactly(ids);
        assertThat(delta.cursor()).isEqualTo(told.view().cursor());
    }
}
