package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.Told;
import org.junit.jupiter.api.Test;

/**
 * What a comment in the view takes of the heap beside its own JSON; a figure that no busy machine changes. The
 * bound is a quarter above what was measured on JDK 17.
 */
final class ViewCostTest {
    private static final int CHANNELS = 40;
    private static final int IN_EACH = 500;
    private static final int COMMENTS = CHANNELS * IN_EACH;
    private static final long MOST = 550;

    @Test
    void isBoundedForEachComment() {
        ViewBuilder builder = new ViewBuilder(7, 1, IN_EACH, COMMENTS);
        long before = usedHeap();
        long json = 0;
        for (int i = 0; i < COMMENTS; i++) {
            RecentKey key = Told.key(new Channel("d" + i % CHANNELS + ".example", "human"), i, "comment-" + i);
            StoredComment posted = Told.posted(key, i);
            json += posted.json().length;
            builder.put(0, key, posted);
            builder.advance(0, new PartitionPosition(i, i + 1, 0));
        }
        View view = builder.view();
        long taken = usedHeap() - before;
        assertThat((taken - json) / COMMENTS).isBetween(100L, MOST);
        assertThat(view.total()).isEqualTo(builder.view().total()).isEqualTo(COMMENTS); // both were in use until here
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
