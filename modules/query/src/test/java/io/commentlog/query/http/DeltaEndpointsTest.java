package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import io.commentlog.query.view.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeltaEndpointsTest {
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]*)\"");

    private final LiveView live = new LiveView();

    @AutoClose
    private final Node node = new Node(live);

    private final Wire client = node.client();

    @AfterEach
    void metNoBug() {
        assertThat(node.bugs()).isZero();
    }

    @Test
    void givesTheNewestPageAndThenWhatHasChanged() {
        live.post(1, "a");
        RecentKey second = live.post(2, "b");
        Wire.Reply page = client.get("/api/comments?cursor=&limit=1");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("\"id\":\"b\"", "\"removed\":[],", "\"reset\":false,\"more\":false}");
        assertThat(page.text()).doesNotContain("\"id\":\"a\"");

        live.post(3, "c");
        live.delete(second);
        Wire.Reply delta = client.get("/api/comments?cursor=" + cursor(page));
        assertThat(delta.text()).contains("\"id\":\"c\"", "\"removed\":[\"b\"]").doesNotContain("\"id\":\"b\"");
        assertThat(cursor(delta)).isEqualTo(live.current().cursor().encoded());
    }

    @Test
    void saysThatThereIsMore() {
        Wire.Reply page = client.get("/api/comments?cursor=");
        for (int i = 0; i < 5; i++) {
            live.post(i, "c" + i);
        }
        Wire.Reply first = client.get("/api/comments?limit=3&cursor=" + cursor(page));
        Wire.Reply rest = client.get("/api/comments?limit=0&cursor=" + cursor(first));
        assertThat(first.text()).contains("c0", "c2", "\"more\":true").doesNotContain("c3");
        assertThat(rest.text())
                .as("at least one")
                .contains("c3", "\"more\":true")
                .doesNotContain("c4");
    }

    @Test
    void refusesACursorThatItNeverGaveAndResetsOneOfAnotherLog() {
        live.post(1, "a");
        for (String broken : List.of("garbage", "AAAA", "%00", "AQ==", "%25", "x".repeat(3000))) {
            Wire.Reply refused = client.get("/api/comments?cursor=" + broken);
            assertThat(refused.status()).as(broken).isEqualTo(400);
            assertThat(refused.text()).isEqualTo("{\"error\":\"cursor is not one that this API gave\"}");
            assertThat(client.get("/api/comments/stream?cursor=" + broken).status())
                    .isEqualTo(400);
        }
        String other = new Cursor(LiveView.EPOCH + 1, List.of(9L, 9L)).encoded();
        assertThat(client.get("/api/comments?cursor=" + other).text()).contains("\"id\":\"a\"", "\"reset\":true");
    }

    @Test
    void answersAHeldPollWhenSomethingComesForIt() {
        String cursor = cursor(client.get("/api/comments?cursor="));
        client.send("GET /api/comments?wait=30&type=AI&cursor=" + cursor);
        await().until(() -> node.followed() == 1);
        live.post(1, "human");
        live.post(Told.BOTS, 2, "bot");

        Wire.Reply reply = client.reply();
        assertThat(reply.text()).contains("\"id\":\"bot\"").doesNotContain("\"id\":\"human\"");
        await().until(() -> node.followed() == 0);
    }

    @Test
    void answersAHeldPollEmptyAtItsEndWithTheNewestCursor() {
        String cursor = cursor(client.get("/api/comments?cursor="));
        client.send("GET /api/comments?wait=1&type=AI&cursor=" + cursor);
        await().until(() -> node.followed() == 1);
        live.post(1, "human");

        Wire.Reply reply = client.reply();
        assertThat(reply.text())
                .startsWith("{\"comments\":[],\"removed\":[],")
                .endsWith("\"reset\":false,\"more\":false}");
        assertThat(cursor(reply)).isEqualTo(live.current().cursor().encoded());
        assertThat(node.followed()).isZero();
    }

    @Test
    void holdsNoPollThatHasSomethingOrHasNothingYet() {
        live.post(1, "a");
        long start = System.nanoTime();
        assertThat(client.get("/api/comments?wait=30&cursor=").text()).contains("\"id\":\"a\"");
        String before = new Cursor(LiveView.EPOCH, List.of(0L, 0L)).encoded();
        assertThat(client.get("/api/comments?wait=30&cursor=" + before).text()).contains("\"id\":\"a\"");
        String now = live.current().cursor().encoded();
        for (String wait : List.of("0", "-5", "x", "")) {
            client.get("/api/comments?wait=" + wait + "&cursor=" + now);
        }
        assertThat(since(start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void keepsNobodyWhoseClientHasGone() {
        String cursor = cursor(client.get("/api/comments?cursor="));
        try (Wire other = node.client()) {
            other.send("GET /api/comments?wait=30&cursor=" + cursor);
            client.send("GET /api/comments?wait=30&cursor=" + cursor);
            await().until(() -> node.followed() == 2);
        }
        await().until(() -> node.followed() == 1);
        live.post(1, "a");
        assertThat(client.reply().text()).contains("\"id\":\"a\"");
    }

    @Test
    void answersWhatIsSentBehindAHeldPollAfterIt() {
        String cursor = cursor(client.get("/api/comments?cursor="));
        client.send("GET /api/comments?wait=30&cursor=" + cursor);
        client.send("GET /api/comments?after=0");
        client.send("GET /api/stats");
        await().until(() -> node.followed() == 1);
        live.post(1, "a");

        assertThat(client.reply().text()).contains("\"removed\"", "\"id\":\"a\"");
        assertThat(client.reply().text()).startsWith("[{\"id\":\"a\"");
        assertThat(client.reply().text()).contains("\"totalMessages\"");
    }

    @Test
    void waitsForAViewThatIsBehindACursorTwoSecondsInAllAndNeverGoesBack() {
        live.post(1, "a");
        String ahead = new Cursor(LiveView.EPOCH, List.of(5L, 5L)).encoded();
        long start = System.nanoTime();
        Wire.Reply reply = client.get("/api/comments?cursor=" + ahead + "&at-least=1:7");

        assertThat(since(start)).isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_900));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("View-Behind")).isEqualTo("true");
        assertThat(cursor(reply)).isEqualTo(ahead);
        assertThat(live.view().waiters()).isZero();
    }

    @Test
    void answersAsSoonAsTheViewHasReachedTheCursor() {
        String ahead = new Cursor(LiveView.EPOCH, List.of(1L, 1L)).encoded();
        client.send("GET /api/comments?cursor=" + ahead);
        await().until(() -> live.view().waiters() == 2);
        live.post(1, "a");
        live.postElsewhere(1, "b");

        Wire.Reply reply = client.reply();
        assertThat(reply.header("View-Behind")).isEmpty();
        assertThat(reply.text()).startsWith("{\"comments\":[],\"removed\":[],");
    }

    @Test
    void streamsThePageAndThenWhatComes() {
        live.post(1, "a");
        live.post(2, "b");
        Wire.Reply head = client.send("GET /api/comments/stream?limit=1").head();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
        assertThat(head.header("View-Source")).isEqualTo("live");
        assertThat(client.event().orElseThrow()).startsWith(id() + "event: comment\ndata: {\"id\":\"b\"");

        RecentKey third = live.post(3, "c");
        assertThat(client.event().orElseThrow()).startsWith(id() + "event: comment\ndata: {\"id\":\"c\"");
        live.delete(third);
        assertThat(client.event()).contains(id() + "event: removed\ndata: {\"id\":\"c\"}");
    }

    @Test
    void streamsFromTheLastEventIdBeforeTheCursor() {
        String first = live.current().cursor().encoded();
        live.post(1, "a");
        String second = live.current().cursor().encoded();
        live.post(2, "b");

        try (Wire other = node.client()) {
            other.send("GET /api/comments/stream?cursor=" + first).head();
            assertThat(other.event().orElseThrow()).contains("\"id\":\"a\"");
        }
        client.send("GET /api/comments/stream?cursor=" + first, "Last-Event-ID: " + second)
                .head();
        assertThat(client.event().orElseThrow()).contains("\"id\":\"b\"");
        try (Wire other = node.client()) {
            other.send("GET /api/comments/stream?cursor=" + first, "Last-Event-ID: ")
                    .head();
            assertThat(other.event().orElseThrow()).contains("\"id\":\"a\"");
        }
    }

    @Test
    void streamsWhatPassesItsFilterAlone() {
        client.send("GET /api/comments/stream?type=AI").head();
        assertThat(client.event().orElseThrow()).contains(": ping");
        live.post(1, "human");
        live.post(Told.BOTS, 2, "bot");
        assertThat(client.event().orElseThrow()).contains("\"id\":\"bot\"");
    }

    @Test
    void tellsAStreamsClientThatItMustStartOver() {
        live.post(1, "a");
        client.send("GET /api/comments/stream", "Last-Event-ID: " + new Cursor(1, List.of(1L)).encoded())
                .head();
        assertThat(client.event()).contains("event: reset\ndata: {}");
        assertThat(client.event().orElseThrow()).startsWith(id() + "event: comment");
    }

    @Test
    void keepsNoStreamWhoseClientHasGone() {
        try (Wire other = node.client()) {
            other.send("GET /api/comments/stream").head();
            await().until(() -> node.followed() == 1);
        }
        await().until(() -> node.followed() == 0);
        live.post(1, "a");
    }

    @Test
    void answersHeadWithTheHeadersAlone() {
        live.post(1, "a");
        Wire.Reply get = client.get("/api/comments?cursor=");
        Wire.Reply head = client.head("/api/comments?cursor=");
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag")).isNotEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));

        Wire.Reply stream = client.head("/api/comments/stream");
        assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(stream.header("Content-Length")).isEmpty();
        assertThat(node.followed()).isZero();
        assertThat(client.get("/api/stats").status()).isEqualTo(200);
    }

    @Test
    void answersHeldPollsAndEndsStreamsAtOnceWhenTheNodeLeaves() {
        String cursor = cursor(client.get("/api/comments?cursor="));
        try (Wire stream = node.client()) {
            stream.send("GET /api/comments/stream").head();
            assertThat(stream.event()).isPresent();
            client.send("GET /api/comments?wait=30&cursor=" + cursor);
            await().until(() -> node.followed() == 2);

            long start = System.nanoTime();
            node.leave();
            assertThat(since(start)).isLessThan(Duration.ofMillis(1_500));
            assertThat(client.reply().text()).contains("\"cursor\":\"" + cursor + "\"");
            assertThat(stream.event()).as("the end of the answer").isEmpty();
            assertThat(stream.isClosedByServer()).isTrue();
            assertThat(node.followed()).isZero();
        }
    }

    private String id() {
        return "id: " + live.current().cursor().encoded() + "\n";
    }

    static String cursor(Wire.Reply reply) {
        Matcher cursor = CURSOR.matcher(reply.text());
        assertThat(cursor.find()).as(reply.text()).isTrue();
        return cursor.group(1);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
