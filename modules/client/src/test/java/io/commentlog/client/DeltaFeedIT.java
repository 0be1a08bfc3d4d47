package io.commentlog.client;

import static io.commentlog.client.ScriptedNode.brokenOff;
import static io.commentlog.client.ScriptedNode.json;
import static io.commentlog.client.Wires.delta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeltaFeedIT {
    private final FakeTime time = new FakeTime();
    private final Heard heard = new Heard();

    @AutoClose
    private ScriptedNode a = new ScriptedNode();

    @AutoClose
    private final ScriptedNode b = new ScriptedNode();

    @Test
    void asksOnFromEachCursor() throws InterruptedException {
        a.then(json(200, delta("c1", List.of("a", "b"))))
                .then(json(
                        200, "{\"comments\":[],\"removed\":[\"a\"],\"cursor\":\"c2\",\"reset\":false,\"more\":false}"));
        try (CommentlogClient client = client(time, a);
                DeltaFeed feed = client.feed(Read.newest(50).domain("example.org"), heard)) {
            assertThat(heard.next(3)).containsExactly("a", "b", "-a");
            assertThat(a.request().target()).isEqualTo("/api/comments?cursor=&domain=example.org&limit=50&wait=25");
            assertThat(a.request().target()).contains("cursor=c1&");
            assertThat(a.request().target()).contains("cursor=c2&");
            assertThat(feed.cursor()).isEqualTo("c2");
            assertThat(time.pauses()).isEmpty();
        }
    }

    @Test
    void missesNothingWhenAnAnswerBreaksOff() throws InterruptedException {
        String second = delta("c2", List.of("b", "c"));
        a.then(json(200, delta("c1", List.of("a"))))
                .then(brokenOff(second))
                .then(brokenOff(second))
                .then(json(503, "{\"error\":\"The view is loading\"}", "Retry-After: 9"))
                .then(json(200, second));
        try (CommentlogClient client = client(time, a);
                DeltaFeed feed = client.feed(Read.newest(), heard)) {
            assertThat(heard.next(3)).containsExactly("a", "b", "c");
            a.request();
            for (int i = 0; i < 4; i++) {
                assertThat(a.request().target()).contains("cursor=c1&");
            }
            assertThat(a.request().target()).contains("cursor=c2&");
            assertThat(feed.cursor()).isEqualTo("c2");
            assertThat(heard.untaken()).isZero();
            assertThat(heard.untakenTroubles()).isEqualTo(3);
            assertThat(time.pauses()).hasSize(3);
            assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
            assertThat(time.pauses().get(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
            assertThat(time.pauses().get(2)).isBetween(Duration.ofMillis(9_000), Duration.ofMillis(9_250));
        }
    }

    @Test
    void goesOnAtAnotherNodeFromTheSameCursor() throws IOException, InterruptedException {
        a.then(json(200, delta("c1", List.of("a"))));
        b.then(json(200, delta("c2", List.of("b"))));
        try (CommentlogClient client = client(time, a, b);
                DeltaFeed feed = client.feed(Read.newest(), heard)) {
            assertThat(heard.next(1)).containsExactly("a");
            a.request();
            a.request();
            a.close();
            assertThat(heard.next(1)).containsExactly("b");
            assertThat(b.request().target()).contains("cursor=c1&");
            await().until(() -> feed.cursor().equals("c2"));
        }
    }

    @Test
    void livesThroughARestartOfItsOnlyNode() throws IOException, InterruptedException {
        a.then(json(200, delta("c1", List.of("a"))));
        try (CommentlogClient client = client(Time.SYSTEM, a);
                DeltaFeed feed = client.feed(Read.newest(), heard)) {
            assertThat(heard.next(1)).containsExactly("a");
            a.request();
            a.request();
            a.close();
            assertThat(heard.trouble()).isInstanceOf(Unavailable.class);
            a = new ScriptedNode(a.port()).then(json(200, delta("c2", List.of("b"))));
            assertThat(heard.next(1)).containsExactly("b");
            assertThat(a.request().target()).contains("cursor=c1&");
            await().until(() -> feed.cursor().equals("c2"));
        }
    }

    @Test
    void asksAtOnceForMore() throws InterruptedException {
        a.then(json(200, delta("c1", List.of("a"), "more")))
                .then(json(200, delta("c2", List.of(), "more")))
                .then(json(200, delta("c3", List.of("b"))));
        try (CommentlogClient client = client(time, a);
                DeltaFeed feed = client.feed(Read.newest(), "c0", heard)) {
            assertThat(heard.next(2)).containsExactly("a", "b");
            a.request();
            assertThat(a.request().target()).contains("cursor=c1&");
            assertThat(a.request().target()).contains("cursor=c2&");
            a.request();
            assertThat(feed.cursor()).isEqualTo("c3");
            assertThat(time.pauses()).isEmpty();
        }
    }

    @Test
    void tellsAResetAsSuch() throws InterruptedException {
        a.then(json(200, delta("c9", List.of("x", "y"), "reset")));
        try (CommentlogClient client = client(time, a);
                DeltaFeed feed = client.feed(Read.newest(), "of-another-epoch", heard)) {
            assertThat(heard.next(3)).containsExactly("reset", "x", "y");
            assertThat(a.request().target()).contains("cursor=of-another-epoch&");
            assertThat(a.request().target()).contains("cursor=c9&");
            assertThat(feed.cursor()).isEqualTo("c9");
        }
    }

    @Test
    void pausesBetweenEmptyAnswersThatWereNotHeld() throws InterruptedException {
        a.then(json(200, delta("c1", List.of()))).then(json(200, delta("c1", List.of(), "more")));
        try (CommentlogClient client = client(time, a);
                DeltaFeed feed = client.feed(Read.newest(), "c1", heard)) {
            for (int i = 0; i < 3; i++) {
                a.request();
            }
            assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
            assertThat(feed.cursor()).isEqualTo("c1");
        }
    }

    @Test
    void goesOnAfterARefusalAndSaysSo() throws InterruptedException {
        a.then(json(403, "{\"error\":\"The token is another's\"}")).then(json(200, delta("c1", List.of("a"))));
        try (CommentlogClient client = client(time, a);
                DeltaFeed feed = client.feed(Read.newest(), heard)) {
            assertThat(heard.trouble())
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.status()).isEqualTo(403));
            assertThat(heard.next(1)).containsExactly("a");
            await().until(() -> feed.cursor().equals("c1"));
        }
    }

    @Test
    void tellsAgainWhatAListenerFailedAt() throws InterruptedException {
        String first = delta("c1", List.of("a", "b"));
        a.then(json(200, first)).then(json(200, first));
        try (CommentlogClient client = client(time, a);
                DeltaFeed feed = client.feed(Read.newest(), "c0", new FailsOnce(heard, "b"))) {
            assertThat(heard.next(3)).containsExactly("a", "a", "b");
            assertThat(heard.trouble()).hasMessage("full");
            await().until(() -> feed.cursor().equals("c1"));
        }
    }

    @Test
    void givesUpAHeldPollWhenItIsClosed() throws InterruptedException {
        try (CommentlogClient client = client(Time.SYSTEM, a)) {
            DeltaFeed feed = client.feed(Read.newest(), heard);
            a.request();
            assertThat(feedThreads()).isEqualTo(1);
            feed.close();
            assertThat(feedThreads()).isZero();
            assertThat(a.wasLeft()).isTrue();
            assertThat(heard.untakenTroubles()).isZero();
        }
    }

    @Test
    void isClosedWithItsClient() throws InterruptedException {
        CommentlogClient client = client(Time.SYSTEM, a);
        DeltaFeed feed = client.feed(Read.newest(), heard);
        a.request();
        client.close();
        assertThat(a.wasLeft()).isTrue();
        await().until(() -> feedThreads() == 0);
        feed.close();
    }

    @Test
    void canBeClosedByItsListener() throws InterruptedException {
        a.then(json(200, delta("c1", List.of("a", "b"))));
        try (CommentlogClient client = client(Time.SYSTEM, a)) {
            DeltaFeed feed = client.feed(Read.newest(), new ClosesAtFirst(heard, client));
            assertThat(heard.next(1)).containsExactly("a");
            await().until(() -> feedThreads() == 0);
            assertThat(heard.untaken()).isZero();
            assertThat(feed.cursor()).isEmpty();
        }
    }

    private static long feedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("commentlog-feed-"))
                .count();
    }

    private static CommentlogClient client(Time time, ScriptedNode... nodes) {
        List<URI> uris = Stream.of(nodes).map(ScriptedNode::uri).toList();
        return new CommentlogClient(ClientConfig.of(uris), time, new Random(1));
    }

    /** Fails at one id, once. */
    private static final class FailsOnce implements CommentListener {
        private final Heard heard;
        private final String id;
        private boolean failed;

        FailsOnce(Heard heard, String id) {
            this.heard = heard;
            this.id = id;
        }

        @Override
        public void onComment(Comment comment) {
            if (comment.id().equals(id) && !failed) {
                failed = true;
                throw new IllegalStateException("full");
            }
            heard.onComment(comment);
        }

        @Override
        public void onRemoved(String removed) {
            heard.onRemoved(removed);
        }

        @Override
        public void onReset() {
            heard.onReset();
        }

        @Override
        public void onTrouble(RuntimeException trouble) {
            heard.onTrouble(trouble);
        }
    }

    private record ClosesAtFirst(Heard heard, CommentlogClient client) implements CommentListener {
        @Override
        public void onComment(Comment comment) {
            heard.onComment(comment);
            client.close();
        }

        @Override
        public void onRemoved(String removed) {
            heard.onRemoved(removed);
        }

        @Override
        public void onReset() {
            heard.onReset();
        }
    }
}
