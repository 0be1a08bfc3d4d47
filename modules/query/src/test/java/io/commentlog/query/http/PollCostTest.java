package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a poll leaves to the garbage collector, in bytes on the server's event loops: a figure that no busy machine changes.
 * The bounds are a quarter above what was measured on JDK 17; who needs more should know why.
 */
@Timeout(60)
final class PollCostTest {
    private static final int WARM_UP = 3_000;
    private static final int POLLS = 3_000;
    private static final long EMPTY = 8_500;
    private static final long FIFTY = 9_700;
    private static final long REPEATED = 1_000;

    private final LiveView live = new LiveView();

    @AutoClose
    private final Node node = new Node(live);

    private final Wire client = node.client();

    @Test
    void isSmallWhereNothingIsNew() {
        live.post(1, "a");
        assertThat(bytesPerPoll(number -> "/api/comments?after=" + (number + 1)))
                .isBetween(100L, EMPTY);
    }

    @Test
    void isNoGreaterForAPageThatIsThereAlready() {
        for (int i = 0; i < 100; i++) {
            live.post(i, "comment-" + i);
        }
        assertThat(bytesPerPoll(number -> "/api/comments?limit=50&after=-" + number))
                .isBetween(100L, FIFTY);
    }

    @Test
    void isNextToNothingForAPollThatCameBefore() {
        for (int i = 0; i < 100; i++) {
            live.post(i, "comment-" + i);
        }
        assertThat(bytesPerPoll(number -> "/api/comments?after=100")).isLessThan(REPEATED);
        assertThat(bytesPerPoll(number -> "/api/comments?after=0&limit=50")).isLessThan(REPEATED);
    }

    /**
     * @param target by the number of the poll
     */
    private long bytesPerPoll(IntFunction<String> target) {
        ask(target, 0, WARM_UP);
        long before = allocatedByEventLoops();
        ask(target, WARM_UP, WARM_UP + POLLS);
        return (allocatedByEventLoops() - before) / POLLS;
    }

    private void ask(IntFunction<String> target, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(client.get(target.apply(i)).status()).isEqualTo(200);
        }
    }

    private static long allocatedByEventLoops() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] loops = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith("vert.x-eventloop"))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
        return Arrays.stream(threads.getThreadAllocatedBytes(loops)).sum();
    }
}
