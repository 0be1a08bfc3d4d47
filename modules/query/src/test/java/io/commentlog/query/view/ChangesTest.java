package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.query.Told;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Entry FIRST = entry(0, "first", 3);
    private static final Entry SECOND = entry(0, "second", 5);
    private static final Entry ELSEWHERE = entry(1, "elsewhere", 4);

    private final Changes none = Changes.none(2);
    private final Changes some = none.plus(SECOND).plus(FIRST).plus(ELSEWHERE);

    @Test
    void holdsNothingAtFirstAndHasForgottenNothing() {
        assertThat(between(none, 0, 0, 100)).isEmpty();
        assertThat(none.forgotten(0)).isEqualTo(-1);
        assertThat(none.forgotten(1)).isEqualTo(-1);
    }

    @Test
    void tellsAPartitionsChangesInTheOrderOfItsLog() {
        assertThat(between(some, 0, 0, 100)).containsExactly(FIRST, SECOND);
        assertThat(between(some, 1, 0, 100)).containsExactly(ELSEWHERE);
    }

    @Test
    void tellsWhatLiesBetweenTwoOffsetsTheseIncluded() {
        assertThat(between(some, 0, 3, 5)).containsExactly(FIRST, SECOND);
        assertThat(between(some, 0, 4, 5)).containsExactly(SECOND);
        assertThat(between(some, 0, 3, 4)).containsExactly(FIRST);
        assertThat(between(some, 0, 4, 4)).isEmpty();
        assertThat(between(some, 0, 6, 5)).isEmpty();
        assertThat(between(some, 0, Long.MAX_VALUE, 5)).isEmpty();
        assertThat(between(some, 0, 0, -1)).isEmpty();
    }

    @Test
    void dropsWhatANewerStateReplacesWithoutForgettingIt() {
        assertThat(between(some.minus(FIRST), 0, 0, 100)).containsExactly(SECOND);
        assertThat(some.minus(FIRST).forgotten(0)).isEqualTo(-1);
        assertThat(between(some.minus(entry(0, "other", 4)), 0, 0, 100)).containsExactly(FIRST, SECOND);
    }

    @Test
    void remembersTheNewestEventWhoseEffectItHasForgotten() {
        Changes forgetful = some.forgetting(SECOND).forgetting(FIRST);

        assertThat(between(forgetful, 0, 0, 100)).isEmpty();
        assertThat(forgetful.forgotten(0)).isEqualTo(5);
        assertThat(forgetful.forgotten(1)).isEqualTo(-1);
        assertThat(between(forgetful, 1, 0, 100)).containsExactly(ELSEWHERE);
    }

    @Test
    void forgetsWhatItNeverHeld() {
        assertThat(none.forgetting(SECOND).forgotten(0)).isEqualTo(5);
    }

    @Test
    void staysAsItIsWhateverIsMadeOfIt() {
        some.forgetting(FIRST);
        some.minus(SECOND);
        some.plus(entry(0, "third", 7));

        assertThat(between(some, 0, 0, 100)).containsExactly(FIRST, SECOND);
        assertThat(some.forgotten(0)).isEqualTo(-1);
    }

    private static List<Entry> between(Changes changes, int partition, long from, long to) {
        List<Entry> found = new ArrayList<>();
        for (Iterator<Entry> entries = changes.between(partition, from, to); entries.hasNext(); ) {
            found.add(entries.next());
        }
        return found;
    }

    private static Entry entry(int partition, String id, long offset) {
        var key = Told.key(Told.HUMANS, 1, id);
        return new Entry(key, partition, Told.posted(key, offset));
    }
}
