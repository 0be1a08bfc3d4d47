package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads that came before, byte by byte, and may be answered from what was said then. */
@Timeout(60)
final class RepeatedReadsTest {
    private final LiveView live = new LiveView();

    @AutoClose
    private final Node node = new Node(live);

    private final Wire client = node.client();

    @Test
    void showWhatIsNew() {
        for (int time = 1; time <= 5; time++) {
            live.post(time, "comment-" + time);
            String newest = "comment-" + time;
            for (int again = 0; again < 4; again++) {
                for (String target : List.of("/api/comments", "/api/comments?after=0", "/api/comments?cursor=")) {
                    assertThat(client.get(target).text()).as(target).contains(newest);
                }
            }
        }
    }

    @Test
    void askWhetherTheProcessRuns() {
        live.post(1, "a");
        for (int again = 0; again < 4; again++) {
            assertThat(client.get("/api/comments").headers()).doesNotContainKey("View-Behind");
        }
        live.pausedUntil(CompletableFuture.completedStage(false));
        assertThat(client.get("/api/comments").header("View-Behind")).isEqualTo("true");
    }
}
