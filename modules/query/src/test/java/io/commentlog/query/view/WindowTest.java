package io.commentlog.query.view;

import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void showsTheNewestFirstByTimestampAndThenById() {
        Window window = Window.empty(4)
                .plus(at(2, "b"))
                .plus(at(3, "c"))
                .plus(at(1, "z"))
                .plus(at(2, "a"));

        assertThat(Told.ids(window)).containsExactly("c", "b", "a", "z");
    }

    @Test
    void showsNoMoreThanItsSize() {
        Window window = holding(3, 1, 5);

        assertThat(Told.ids(window)).containsExactly("5", "4", "3");
        assertThat(window.count()).isEqualTo(3);
        assertThat(window.held()).isEqualTo(5);
    }

    @Test
    void showsNothingPastTheEnd() {
        Iterator<Entry> all = holding(1, 1, 2).newestFirst();
        all.next();

        assertThat(all.hasNext()).isFalse();
        assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void holdsEachIdOnceInItsLatestState() {
        RecentKey key = Told.key(HUMANS, 1, "a");
        Entry first = new Entry(key, 0, Told.posted(key, 5));
        Entry second = new Entry(key, 0, Told.marked(key, 5, 6));

        assertThat(Told.shown(Window.empty(2).plus(first).plus(second))).containsExactly(second);
    }

    @Test
    void changesNothingWhenTheSameEntryComesAgain() {
        Window once = holding(2, 1, 3).keeping(2);
        Window twice = once.plus(at(3)).keeping(2).plus(at(1)).keeping(2);

        assertThat(List.copyOf(twice.all())).isEqualTo(List.copyOf(once.all()));
    }

    @Test
    void changesNothingWhenWhatIsNotThereIsRemoved() {
        Window window = holding(2, 1, 2);

        assertThat(window.minus(at(3).key())).isSameAs(window);
    }

    @Test
    void isNotChangedByWhatIsMadeOfIt() {
        Window window = holding(3, 1, 3);

        window.plus(at(4)).keeping(1);
        window.minus(at(1).key());

        assertThat(Told.ids(window)).containsExactly("3", "2", "1");
    }

    @Test
    void dropsTheOldestWhenFull() {
        Window window = holding(2, 1, 4);

        assertThat(window.beyond(3)).containsExactly(at(1));
        assertThat(window.keeping(3).all()).containsExactly(at(4), at(3), at(2));
        assertThat(window.keeping(4)).isSameAs(window);
        assertThat(window.beyond(4)).isEmpty();
    }

    @Test
    void dropsTheNewOneIfThatIsTheOldest() {
        Window window = holding(2, 2, 3).plus(at(1)).keeping(2);

        assertThat(window.all()).containsExactly(at(3), at(2));
    }

    @Test
    void fillsFromItsReserveWhenOneIsRemoved() {
        Window window = holding(2, 1, 4).minus(at(4).key());

        assertThat(Told.ids(window)).containsExactly("3", "2");
        assertThat(window.isShort()).isFalse();
    }

    @Test
    void takesNothingAsOldAsWhatItHasDropped() {
        Window window = holding(2, 1, 4).keeping(3).minus(at(4).key()).minus(at(3).key());

        assertThat(Told.ids(window.plus(at(1)))).containsExactly("2");
        assertThat(Told.ids(window.plus(at(0)))).containsExactly("2");
        assertThat(Told.ids(window.plus(at(1, "2-newer-by-its-id")))).containsExactly("2", "2-newer-by-its-id");
    }

    @Test
    void remembersTheNewestItHasDropped() {
        Window window = holding(1, 1, 4).keeping(2).plus(at(5)).keeping(2).minus(at(5).key());

        assertThat(window.plus(at(3)).all()).containsExactly(at(4));
    }

    @Test
    void isShortOnlyOnceMoreWereRemovedThanItHadInReserve() {
        Window full = holding(2, 1, 5).keeping(4);

        assertThat(full.minus(at(5).key()).minus(at(4).key()).isShort()).isFalse();
        assertThat(full.minus(at(5).key()).minus(at(4).key()).minus(at(3).key()).isShort())
                .isTrue();
    }

    @Test
    void isNeverShortIfItHasDroppedNothing() {
        assertThat(holding(2, 1, 3).minus(at(3).key()).minus(at(2).key()).isShort())
                .isFalse();
        assertThat(Window.empty(2).isShort()).isFalse();
    }

    @Test
    void takesOlderOnesAgainOnceReopened() {
        Window window = holding(2, 1, 3).keeping(2).reopened().plus(at(1));

        assertThat(window.all()).containsExactly(at(3), at(2), at(1));
    }

    private static Window holding(int size, int from, int to) {
        Window window = Window.empty(size);
        for (int time = from; time <= to; time++) {
            window = window.plus(at(time));
        }
        return window;
    }

    private static Entry at(long timestamp) {
        return at(timestamp, Long.toString(timestamp));
    }

    private static Entry at(long timestamp, String id) {
        RecentKey key = Told.key(HUMANS, timestamp, id);
        return new Entry(key, 0, Told.posted(key, timestamp + 10));
    }
}
