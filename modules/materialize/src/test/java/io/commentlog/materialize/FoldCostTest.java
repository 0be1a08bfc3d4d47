package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.MalformedEvent;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the fold of a post leaves to the garbage collector, from the record's bytes to the stores' bytes: a figure that no busy
 * machine changes. The bound is a quarter above what was measured on JDK 17.
 */
final class FoldCostTest {
    private static final int WARM_UP = 5_000;
    private static final int EVENTS = 5_000;
    private static final long MOST = 8_100;

    @Test
    void isBoundedForEachEvent() throws MalformedEvent {
        CommentEvent event = Comments.posted(Comments.spoken("a", "example.org", 1000));
        Optional<byte[]> key = Optional.of(CommentEventJson.key(event));
        Optional<byte[]> value = Optional.of(CommentEventJson.write(event));
        long stored = fold(key, value, WARM_UP);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(fold(key, value, EVENTS)).isEqualTo(stored);
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / EVENTS).isBetween(100L, MOST);
    }

    private static long fold(Optional<byte[]> key, Optional<byte[]> value, int times) throws MalformedEvent {
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            Folded folded = CommentFold.fold(Optional.empty(), CommentEventJson.read(key, value), i);
            if (folded instanceof Folded.Changed change) {
                bytes += change.now().toBytes().length + change.key().toBytes().length;
            }
        }
        return bytes / times;
    }
}
