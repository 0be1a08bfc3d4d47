package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.commentlog.event.Comment;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.Told;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event streams over sockets, with beats in quick succession. */
@Timeout(60)
class EventStreamWireTest {
    private static final int LARGE = 500;

    private final LiveView live = new LiveView();
    private final Node node = new Node(live, false, Duration.ofMillis(100));

    @AfterEach
    void close() {
        assertThat(node.bugs()).isZero();
        node.close();
    }

    @Test
    void showsThatItLivesAndHowFarItHasComeThoughNothingComes() {
        try (Wire client = node.client()) {
            client.send("GET /api/comments/stream").head();
            for (int beat = 0; beat < 3; beat++) {
                assertThat(client.event())
                        .contains("id: " + live.current().cursor().encoded() + "\n: ping");
            }
            live.pass(1);
            String newest = "id: " + live.current().cursor().encoded() + "\n: ping";
            await().until(() -> client.event().orElseThrow().equals(newest));
        }
    }

    @Test
    void letsGoOfAClientThatDoesNotReadAndHoldsNobodyElseUp() {
        postMuch();
        try (Wire slow = Wire.narrow(node.port());
                Wire other = node.client()) {
            slow.send("GET /api/comments/stream?limit=" + LARGE);
            other.send("GET /api/comments/stream?limit=1").head();
            assertThat(other.event()).isPresent();
            await().until(() -> node.followed() == 2);
            live.post(5_000, "new");
            await().until(() -> other.event().orElseThrow().contains("\"id\":\"new\""));

            await().until(() -> node.followed() == 1);
            await().until(slow::isCut);
        }
    }

    @Test
    void tellsAClientThatReadsAgainTooLateWhyItWasCutOff() {
        postMuch();
        try (Wire slow = Wire.narrow(node.port())) {
            slow.send("GET /api/comments/stream?limit=" + LARGE);
            slow.head();
            await().until(() -> node.followed() == 0);

            // What waited is taken now, within the seconds for which the connection is still open.
            String last = "";
            for (Optional<String> event = slow.event(); event.isPresent(); event = slow.event()) {
                last = event.get();
            }
            assertThat(last).isEqualTo(": too slow, resume with Last-Event-ID");
            assertThat(slow.isClosedByServer()).isTrue();
        }
    }

    @Test
    void givesAllToAClientThatReadsAllThoughItCannotTakeItAtOnce() {
        postMuch();
        try (Node patient = new Node(live);
                Wire client = Wire.narrow(patient.port())) {
            client.send("GET /api/comments/stream?limit=" + LARGE);
            client.head();
            int comments = 0;
            while (comments < LARGE) {
                String event = client.event().orElseThrow();
                comments += event.contains("event: comment") ? 1 : 0;
            }
            assertThat(patient.followed()).isEqualTo(1);
        }
    }

    /** More than sockets keep for a client that does not read. */
    private void postMuch() {
        for (int i = 0; i < LARGE; i++) {
            RecentKey key = Told.key(Told.HUMANS, i, "c" + i);
            Comment small = Told.comment(key);
            live.put(
                    key,
                    StoredComment.posted(
                            new Comment(
                                    small.id(),
                                    small.text(),
                                    small.timestamp(),
                                    small.username(),
                                    small.color(),
                                    small.domain(),
                                    small.language(),
                                    small.messageType(),
                                    small.misc(),
                                    Optional.of(List.copyOf(Collections.nCopies(30, "x".repeat(1000)))),
                                    small.botParams(),
                                    small.replyTo()),
                            i));
        }
    }
}
