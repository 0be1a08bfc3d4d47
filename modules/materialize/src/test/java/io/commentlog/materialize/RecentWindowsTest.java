package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.RecentKey;
import io.commentlog.materialize.RecentWindows.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentWindowsTest {
    private final RecentWindows windows = new RecentWindows(2, 2);
    private long offset;

    @Test
    void keepsWhatFits() {
        assertThat(arrive("quiet", 1, "a")).isEqualTo(new Arrival(true, List.of()));
        assertThat(arrive("quiet", 2, "b")).isEqualTo(new Arrival(true, List.of()));
    }

    @Test
    void dropsTheOldestOfAFullChannel() {
        arrive("one", 1, "a");
        arrive("one", 2, "b");

        assertThat(arrive("one", 3, "c")).isEqualTo(new Arrival(true, List.of(key("one", 1, "a"))));
    }

    @Test
    void ordersTheSameTimestampById() {
        arrive("one", 1, "b");
        arrive("one", 1, "c");

        assertThat(arrive("one", 1, "a").kept()).isFalse();
        assertThat(arrive("one", 1, "d")).isEqualTo(new Arrival(true, List.of(key("one", 1, "b"))));
    }

    @Test
    void takesALateArrivalOnlyAmongTheNewest() {
        arrive("one", 10, "a");
        arrive("one", 30, "b");

        assertThat(arrive("one", 20, "c")).isEqualTo(new Arrival(true, List.of(key("one", 10, "a"))));
        assertThat(arrive("one", 5, "d")).isEqualTo(new Arrival(false, List.of()));
    }

    @Test
    void letsNoChannelPushAnotherOut() {
        arrive("quiet", 1, "q");
        for (int i = 0; i < 100; i++) {
            arrive("busy", 1000 + i, "b" + i);
        }

        assertThat(windows.renew(key("quiet", 1, "q"), ++offset)).isTrue();
    }

    @Test
    void dropsTheWholeChannelThatWasActiveLeastRecently() {
        arrive("one", 1, "a");
        arrive("one", 2, "b");
        arrive("two", 3, "c");

        assertThat(arrive("three", 4, "d"))
                .isEqualTo(new Arrival(true, List.of(key("one", 1, "a"), key("one", 2, "b"))));
    }

    @Test
    void countsAChangeAsActivity() {
        arrive("one", 1, "a");
        arrive("two", 3, "c");
        windows.renew(key("one", 1, "a"), ++offset);

        assertThat(arrive("three", 4, "d").evicted()).containsExactly(key("two", 3, "c"));
    }

    @Test
    void countsNeitherALostArrivalNorALostChangeAsActivity() {
        arrive("one", 10, "a");
        arrive("one", 11, "b");
        arrive("two", 3, "c");
        arrive("one", 1, "too-old");
        windows.renew(key("one", 1, "too-old"), ++offset);

        assertThat(arrive("three", 4, "d").evicted()).containsExactly(key("one", 10, "a"), key("one", 11, "b"));
    }

    @Test
    void neverTakesBackWhatItEvicted() {
        arrive("one", 1, "a");
        arrive("one", 2, "b");
        arrive("one", 3, "c");

        assertThat(windows.renew(key("one", 1, "a"), ++offset)).isFalse();
        assertThat(windows.renew(key("one", 2, "b"), ++offset)).isTrue();
        assertThat(windows.renew(key("unheard", 2, "b"), ++offset)).isFalse();
    }

    @Test
    void evictsWhatSmallerBoundsLeaveNoRoomFor() {
        for (int i = 0; i < 4; i++) {
            windows.restore(key("one", i, "a"), ++offset);
        }
        windows.restore(key("two", 1, "b"), ++offset);
        windows.restore(key("three", 1, "c"), ++offset);

        assertThat(windows.trim())
                .containsExactlyInAnyOrder(
                        key("one", 0, "a"), key("one", 1, "a"), key("one", 2, "a"), key("one", 3, "a"));
        assertThat(windows.trim()).isEmpty();
    }

    private Arrival arrive(String domain, long timestamp, String id) {
        return windows.arrive(key(domain, timestamp, id), ++offset);
    }

    private static RecentKey key(String domain, long timestamp, String id) {
        return new RecentKey(new Channel(domain, "human"), timestamp, id);
    }
}
