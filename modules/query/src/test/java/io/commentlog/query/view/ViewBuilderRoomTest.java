package io.commentlog.query.view;

import static io.commentlog.query.Told.BOTS;
import static io.commentlog.query.Told.ELSEWHERE;
import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewBuilderRoomTest {
    private static final Filter DOMAIN = new Filter(Optional.of("example.org"), Optional.empty());
    private static final Filter TYPE = new Filter(Optional.empty(), Optional.of("human"));

    private ViewBuilder builder = new ViewBuilder(0, 2, 3, 100);

    @Test
    void refillsWideWindowsAfterMoreRemovalsThanTheirReserve() {
        for (int time = 0; time < 6; time++) {
            post(ELSEWHERE, time, "old-" + time, time);
        }
        for (int time = 10; time < 16; time++) {
            post(HUMANS, time, "new-" + time, time);
        }
        for (int time = 10; time < 16; time++) {
            RecentKey key = Told.key(HUMANS, time, "new-" + time);
            builder.put(0, key, Told.deleted(key, time, time + 10));

            assertThat(ids(Filter.ANY)).hasSize(3);
            assertThat(ids(TYPE)).hasSize(3);
        }
        assertThat(ids(Filter.ANY)).containsExactly("old-5", "old-4", "old-3");
        assertThat(ids(DOMAIN)).isEmpty();
    }

    @Test
    void showsWhatIsLeftOfAChannelHoweverManyAreDeleted() {
        for (int time = 0; time < 30; time++) {
            post(HUMANS, time, "c-" + time, time);
        }
        for (int time = 3; time < 30; time++) {
            RecentKey key = Told.key(HUMANS, time, "c-" + time);
            builder.put(0, key, Told.deleted(key, time, time + 30));
        }

        for (Filter filter : List.of(Filter.of(HUMANS), DOMAIN, TYPE, Filter.ANY)) {
            assertThat(ids(filter)).as(filter.toString()).containsExactly("c-2", "c-1", "c-0");
        }
    }

    @Test
    void findsEveryCommentThatAWindowShows() {
        builder = new ViewBuilder(0, 1, 3, 6);
        for (int time = 10; time > 0; time--) { // each older than all before
            post(HUMANS, time, "c-" + time, 100 - time);
        }

        assertThat(ids(Filter.ANY))
                .containsExactly("c-10", "c-9", "c-8")
                .allSatisfy(id -> assertThat(builder.view().find(id)).isPresent());
    }

    @Test
    void letsTheLeastRecentlyActiveChannelLeaveFirst() {
        builder = new ViewBuilder(0, 1, 2, 4);
        RecentKey revived = post(HUMANS, 1, "a1", 0);
        post(HUMANS, 2, "a2", 1);
        post(BOTS, 3, "b1", 2);
        post(BOTS, 4, "b2", 3);
        builder.put(0, revived, Told.marked(revived, 0, 4));
        post(ELSEWHERE, 5, "c1", 5);

        assertThat(ids(Filter.of(BOTS))).isEmpty();
        assertThat(ids(Filter.of(HUMANS))).containsExactly("a2", "a1");
        assertThat(builder.view().channels()).isEqualTo(2);
        assertThat(builder.view().find("b1")).isEmpty();
    }

    @Test
    void givesUpReservesBeforeAChannelLeaves() {
        builder = new ViewBuilder(0, 1, 2, 10);
        post(BOTS, 1, "quiet", 0);
        for (int time = 2; time < 40; time++) {
            post(HUMANS, time, "busy-" + time, time);
        }

        assertThat(ids(Filter.of(BOTS))).containsExactly("quiet");
        assertThat(ids(Filter.of(HUMANS))).containsExactly("busy-39", "busy-38");
    }

    @Test
    void letsNoChannelLeaveForTheSakeOfDeletions() {
        builder = new ViewBuilder(0, 1, 2, 4);
        post(BOTS, 1, "quiet", 0);
        for (int offset = 1; offset < 50; offset++) {
            RecentKey key = post(HUMANS, offset, "spam-" + offset, offset * 2L);
            builder.put(0, key, Told.deleted(key, offset * 2L, offset * 2L + 1));
        }

        assertThat(ids(Filter.of(BOTS))).containsExactly("quiet");
        assertThat(builder.view().find("spam-49")).isPresent();
        assertThat(builder.view().find("spam-1"))
                .as("beyond the bound on deletions")
                .isEmpty();
    }

    @Test
    void showsInWideWindowsWhatAChannelThatLeftHadThere() {
        builder = new ViewBuilder(0, 1, 3, 4);
        RecentKey left = post(HUMANS, 8, "left", 0);
        post(HUMANS, 9, "left-too", 1);
        for (int time = 1; time <= 3; time++) {
            post(ELSEWHERE, time, "e-" + time, time + 1);
        }
        for (int time = 1; time <= 3; time++) {
            RecentKey key = Told.key(ELSEWHERE, time, "e-" + time);
            builder.put(0, key, Told.deleted(key, time + 1, time + 10));
        }

        assertThat(ids(Filter.of(HUMANS))).isEmpty();
        assertThat(ids(Filter.ANY)).containsExactly("left-too", "left");

        builder.put(0, left, Told.deleted(left, 0, 20));
        assertThat(ids(Filter.ANY)).containsExactly("left-too");
    }

    @Test
    void keepsNoWideWindowForInventedChannelsThatHaveLeft() {
        builder = new ViewBuilder(0, 1, 2, 2);
        for (int time = 0; time < 10; time++) {
            post(new Channel("invented-" + time, "human"), time, "c-" + time, time);
        }

        assertThat(ids(new Filter(Optional.of("invented-1"), Optional.empty()))).isEmpty();
        assertThat(ids(new Filter(Optional.of("invented-9"), Optional.empty()))).containsExactly("c-9");
        assertThat(ids(TYPE)).containsExactly("c-9", "c-8");
    }

    @Test
    void keepsAWideWindowWhileOneOfItsChannelsStays() {
        builder = new ViewBuilder(0, 1, 2, 2);
        post(HUMANS, 1, "left", 0);
        post(BOTS, 2, "b", 1);
        post(ELSEWHERE, 0, "e", 2);

        assertThat(ids(Filter.of(HUMANS))).isEmpty();
        assertThat(ids(DOMAIN)).containsExactly("b", "left");
    }

    @Test
    void countsADeletionAsActivityOfItsChannel() {
        builder = new ViewBuilder(0, 1, 2, 3);
        RecentKey deleted = post(HUMANS, 1, "a", 0);
        post(HUMANS, 2, "b", 1);
        post(BOTS, 3, "c", 2);
        builder.put(0, deleted, Told.deleted(deleted, 0, 3));
        post(ELSEWHERE, 4, "d", 4);
        post(ELSEWHERE, 5, "e", 5);

        assertThat(ids(Filter.of(BOTS))).isEmpty();
        assertThat(ids(Filter.of(HUMANS))).containsExactly("b");
    }

    @Test
    void takesNothingThatIsOlderThanWhatAChannelHadToGiveUp() {
        builder = new ViewBuilder(0, 1, 1, 3);
        RecentKey given = post(HUMANS, 1, "given", 0);
        post(HUMANS, 2, "newer", 1);
        post(HUMANS, 3, "newest", 2);
        post(BOTS, 0, "b", 3); // the fourth: the humans' window keeps two
        builder.put(0, given, Told.marked(given, 0, 4));

        assertThat(builder.view().find("given")).isEmpty();
        assertThat(builder.view().find("newer")).isPresent();
    }

    @Test
    void refusesToHoldLessThanOneWindow() {
        assertThatThrownBy(() -> new ViewBuilder(0, 1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ViewBuilder(0, 0, 3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ViewBuilder(0, 1, 0, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private RecentKey post(Channel channel, long timestamp, String id, long offset) {
        RecentKey key = Told.key(channel, timestamp, id);
        builder.put(0, key, Told.posted(key, offset));
        return key;
    }

    private List<String> ids(Filter filter) {
        return Told.ids(builder.view().window(filter));
    }
}
