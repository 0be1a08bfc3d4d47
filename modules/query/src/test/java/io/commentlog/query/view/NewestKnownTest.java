package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NewestKnownTest {
    private static final RecentKey OLD = Told.key(Told.HUMANS, 1, "old");
    private static final RecentKey NEW = Told.key(Told.HUMANS, 2, "new");
    private static final RecentKey NEWEST_ELSEWHERE = Told.key(Told.ELSEWHERE, 3, "newest");
    private static final Filter HUMANS = Filter.of(Told.HUMANS);

    private final ViewBuilder builder = new ViewBuilder(1, 1, 10, 100);
    private View seen = builder.view();
    private final NewestKnown known = NewestKnown.of(seen);
    private long next;

    private void post(RecentKey key) {
        builder.put(0, key, Told.posted(key, next));
        builder.advance(0, new PartitionPosition(next++, 1, 0));
    }

    private void show(View view) {
        known.before(seen, view);
        known.after(seen, view);
        seen = view;
    }

    @Test
    void isOfEveryFilterThatTheCommentPasses() {
        post(NEW);
        post(OLD);
        post(NEWEST_ELSEWHERE);
        show(builder.view());
        assertThat(known.newest(HUMANS)).contains(NEW);
        assertThat(known.newest(new Filter(Optional.of("example.org"), Optional.empty())))
                .contains(NEW);
        assertThat(known.newest(new Filter(Optional.empty(), Optional.of("human"))))
                .contains(NEWEST_ELSEWHERE);
        assertThat(known.newest(Filter.ANY)).contains(NEWEST_ELSEWHERE);
        assertThat(known.newest(Filter.of(Told.BOTS))).isEmpty();
    }

    @Test
    void forgetsWhatIsDeletedBeforeReadersSeeThatItIs() {
        post(NEW);
        show(builder.view());
        builder.put(0, NEW, Told.deleted(NEW, 0, next));
        View withoutIt = builder.view(); // told, but not covered by its position yet
        known.before(seen, withoutIt);
        assertThat(known.newest(HUMANS)).isEmpty();
    }

    @Test
    void learnsWhatHasComeOnlyOnceReadersSeeIt() {
        post(NEW);
        View withIt = builder.view();
        known.before(seen, withIt);
        assertThat(known.newest(HUMANS)).isEmpty();
        known.after(seen, withIt);
        assertThat(known.newest(HUMANS)).contains(NEW);
    }

    @Test
    void staysWhereAViewShowsLessThanTheOneBefore() {
        post(NEW);
        show(builder.view());
        show(new ViewBuilder(1, 1, 10, 100).view());
        assertThat(known.newest(HUMANS)).contains(NEW);
    }

    @Test
    void beginsAnewWithAnotherLog() {
        post(NEW);
        show(builder.view());
        ViewBuilder other = new ViewBuilder(2, 1, 10, 100);
        other.put(0, OLD, Told.posted(OLD, 0));
        other.advance(0, new PartitionPosition(0, 1, 0));
        show(other.view());
        assertThat(known.newest(HUMANS)).contains(OLD);
    }

    @Test
    void knowsWhatTheFirstViewShows() {
        post(OLD);
        post(NEW);
        assertThat(NewestKnown.of(builder.view()).newest(Filter.ANY)).contains(NEW);
    }
}
