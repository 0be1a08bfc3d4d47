package io.commentlog.client;

import static io.commentlog.client.ScriptedNode.events;
import static io.commentlog.client.ScriptedNode.eventsThenSilence;
import static io.commentlog.client.ScriptedNode.held;
import static io.commentlog.client.ScriptedNode.json;
import static io.commentlog.client.Wires.comment;
import static io.commentlog.client.Wires.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamIT {
    private final FakeTime time = new FakeTime();
    private final Heard heard = new Heard();

    @AutoClose
    private final ScriptedNode a = new ScriptedNode();

    @AutoClose
    private final ScriptedNode b = new ScriptedNode();

    @Test
    void tellsEachEventAsItComes() throws InterruptedException {
        a.then(eventsThenSilence(
                ": ping\n\n" + event("comment", comment("a")),
                event("comment", comment("b"), "c1"),
                event("removed", "{\"id\":\"a\"}", "c2"),
                event("reset", "{}") + event("comment", comment("x")) + event("comment", comment("y"), "c3")));
        try (CommentlogClient client = client(time, a);
                EventStream stream = client.stream(Read.newest(50).type("human"), heard)) {
            assertThat(heard.next(6)).containsExactly("a", "b", "-a", "reset", "x", "y");
            await().until(() -> stream.cursor().equals("c3"));
            ScriptedNode.Request request = a.request();
            assertThat(request.target()).isEqualTo("/api/comments/stream?limit=50&type=human");
            assertThat(request.headers())
                    .containsEntry("Accept", "text/event-stream")
                    .doesNotContainKey("Last-Event-ID");
        }
    }

    @Test
    void resumesFromTheLastIdWhenTheConnectionBreaks() throws InterruptedException {
        String half = event("comment", comment("c"), "c3");
        a.then(events(
                        event("comment", comment("a"), "c1"),
                        event("comment", comment("b"), "c2"),
                        half.substring(0, 20)))
                .then(eventsThenSilence(event("comment", comment("c"), "c3")));
        try (CommentlogClient client = client(time, a);
                EventStream stream = client.stream(Read.newest(), "c0", heard)) {
            assertThat(heard.next(3)).containsExactly("a", "b", "c");
            assertThat(a.request().headers()).containsEntry("Last-Event-ID", "c0");
            assertThat(a.request().headers()).containsEntry("Last-Event-ID", "c2");
            await().until(() -> stream.cursor().equals("c3"));
            assertThat(time.pauses()).hasSize(1);
            assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
        }
    }

    @Test
    void asksForAPageAgainThatBrokeOffAndDropsItsBeginning() throws InterruptedException {
        a.then(events(event("comment", comment("a"))))
                .then(eventsThenSilence(event("comment", comment("b")) + event("comment", comment("c"), "c1")));
        try (CommentlogClient client = client(time, a);
                EventStream stream = client.stream(Read.newest(), heard)) {
            assertThat(heard.next(4)).containsExactly("a", "reset", "b", "c");
            await().until(() -> stream.cursor().equals("c1"));
        }
    }

    @Test
    void takesASilentConnectionForBrokenAndGoesToTheNextNode() throws InterruptedException {
        a.then(eventsThenSilence(event("comment", comment("a"), "c1")));
        b.then(eventsThenSilence(event("comment", comment("b"), "c2")));
        try (CommentlogClient client = client(Duration.ofSeconds(1), time, a, b);
                EventStream stream = client.stream(Read.newest(), heard)) {
            assertThat(heard.next(2)).containsExactly("a", "b");
            assertThat(heard.trouble()).hasMessage(a.uri() + " did not answer: silent for 1000 ms");
            assertThat(a.wasLeft()).isTrue();
            assertThat(b.request().headers()).containsEntry("Last-Event-ID", "c1");
            await().until(() -> stream.cursor().equals("c2"));
        }
    }

    @Test
    void backsOffFromANodeThatOnlyTakesConnections() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            a.then(events(": hello\n\n"));
        }
        try (CommentlogClient client = client(time, a);
                EventStream stream = client.stream(Read.newest(), heard)) {
            for (int i = 0; i < 4; i++) {
                a.request();
            }
            assertThat(time.pauses()).hasSize(3);
            assertThat(time.pauses().get(2)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
            assertThat(stream.cursor()).isEmpty();
        }
    }

    @Test
    void keepsRetryAfterAndSaysWhatANodeRefused() throws InterruptedException {
        a.then(json(503, "{\"error\":\"The view is loading\"}", "Retry-After: 5"))
                .then(json(401, "{\"error\":\"A token is needed\"}"))
                .then(json(200, "{}"))
                .then(eventsThenSilence(event("comment", comment("a"), "c1")));
        try (CommentlogClient client = client(time, a);
                EventStream stream = client.stream(Read.newest(), heard)) {
            assertThat(heard.next(1)).containsExactly("a");
            assertThat(heard.trouble()).hasMessageContaining("503: The view is loading");
            assertThat(heard.trouble()).isInstanceOf(Rejected.class).hasMessage("401: A token is needed");
            assertThat(heard.trouble()).hasMessageContaining("not an event stream");
            assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(5_000), Duration.ofMillis(5_250));
            await().until(() -> stream.cursor().equals("c1"));
        }
    }

    @Test
    void readsTheSameHoweverTheBytesArrive() throws InterruptedException {
        String burst = event("comment", comment("é😀"), "c1").repeat(50);
        a.then((request, out) -> {
            events().answer(request, out);
            byte[] bytes = burst.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += 7) {
                out.write(bytes, from, Math.min(7, bytes.length - from));
                out.flush();
            }
            held().answer(request, out);
        });
        try (CommentlogClient client = client(time, a);
                EventStream stream = client.stream(Read.newest(), heard)) {
            assertThat(heard.next(50)).containsOnly("é😀");
            await().until(() -> stream.cursor().equals("c1"));
            assertThat(heard.untakenTroubles()).isZero();
        }
    }

    @Test
    void givesUpItsConnectionWhenItIsClosed() throws InterruptedException {
        a.then(eventsThenSilence(event("comment", comment("a"), "c1")));
        try (CommentlogClient client = client(Time.SYSTEM, a)) {
            EventStream stream = client.stream(Read.newest(), heard);
            heard.next(1);
            stream.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("commentlog-stream-"));
            assertThat(a.wasLeft()).isTrue();
            assertThat(heard.untakenTroubles()).isZero();
        }
    }

    private static CommentlogClient client(Time time, ScriptedNode... nodes) {
        return client(Duration.ofSeconds(45), time, nodes);
    }

    private static CommentlogClient client(Duration silence, Time time, ScriptedNode... nodes) {
        List<URI> uris = Stream.of(nodes).map(ScriptedNode::uri).toList();
        return new CommentlogClient(ClientConfig.of(uris).silence(silence), time, new Random(1));
    }
}
