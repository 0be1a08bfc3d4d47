package io.commentlog.client;

import static io.commentlog.client.ScriptedNode.hangUp;
import static io.commentlog.client.ScriptedNode.held;
import static io.commentlog.client.ScriptedNode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommentlogClientIT {
    private static final String POSITION = "Comment-Position: 3:17";
    private static final String LOADING = "{\"error\":\"The view is loading\"}";

    private final FakeTime time = new FakeTime();
    private final List<CommentlogClient> clients = new ArrayList<>();

    @AutoClose
    private final ScriptedNode a = new ScriptedNode();

    @AutoClose
    private final ScriptedNode b = new ScriptedNode();

    @AfterEach
    void stop() {
        clients.forEach(CommentlogClient::close);
    }

    @Test
    void postsUnderOneIdHoweverOftenItTries() throws InterruptedException {
        a.then(held())
                .then(hangUp())
                .then(json(503, LOADING))
                .then(json(200, Wires.comment("a"), POSITION, "Idempotent-Replay: true"));
        Written written =
                client(config(a).requestTimeout(Duration.ofSeconds(1))).post(Draft.of("Hi"));
        assertThat(written.replayed()).isTrue();
        assertThat(written.behind()).isFalse();
        assertThat(written.position()).isEqualTo(new Position("3:17"));
        List<ScriptedNode.Request> tries = List.of(a.request(), a.request(), a.request(), a.request());
        assertThat(tries)
                .extracting(ScriptedNode.Request::body)
                .containsOnly(tries.get(0).body());
        assertThat(tries.get(0).body()).matches("\\{\"text\":\"Hi\",\"id\":\"" + FakeTime.NOW + "-[0-9a-z]{9}\"}");
        assertThat(a.unseenRequests()).isZero();
    }

    @Test
    void makesEachPostAnIdOfItsOwnAndKeepsTheDraftsOwn() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            a.then(json(200, Wires.comment("a"), POSITION));
        }
        CommentlogClient client = client(config(a));
        client.post(Draft.of("Hi"));
        client.post(Draft.of("Hi"));
        client.post(Draft.of("Hi").id("mine"));
        assertThat(a.request().body()).isNotEqualTo(a.request().body());
        assertThat(a.request().body()).contains("\"id\":\"mine\"");
    }

    @Test
    void pausesAsLongAsRetryAfterSays() {
        a.then(json(503, LOADING, "Retry-After: 7"))
                .then(json(429, "{\"error\":\"Slow down\"}", "Retry-After: 12"))
                .then(json(200, Wires.comments()));
        client(config(a)).poll(0, Read.newest());
        assertThat(time.pauses()).hasSize(2);
        assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(7_000), Duration.ofMillis(7_100));
        assertThat(time.pauses().get(1)).isBetween(Duration.ofMillis(12_000), Duration.ofMillis(12_100));
    }

    @Test
    void doesNotWaitForARetryAfterBeyondItsPatience() {
        a.then(json(429, "{\"error\":\"Rate limit exceeded\"}", "Retry-After: 60"));
        CommentlogClient client = client(config(a));
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> client.post(Draft.of("Hi")));
        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void givesUpWhenItsPatienceEnds() {
        for (int i = 0; i < 100; i++) {
            a.then(json(503, LOADING));
        }
        CommentlogClient client = client(config(a).patience(Duration.ofSeconds(20)));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> client.list(Read.newest()))
                .withMessage(a.uri() + " answered 503: The view is loading");
        assertThat(time.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(time.pauses()).hasSizeBetween(7, 15);
    }

    @Test
    void throwsTheNodesSentenceAtOnceWhenItRefuses() throws InterruptedException {
        a.then(json(400, "{\"error\":\"Comment text is required\"}"));
        CommentlogClient client = client(config(a, b));
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> client.post(Draft.of("")));
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.sentence()).isEqualTo("Comment text is required");
        a.request();
        assertThat(a.unseenRequests() + b.unseenRequests()).isZero();
    }

    @Test
    void goesToTheNextNodeAndStaysThere() throws IOException, InterruptedException {
        a.close();
        b.then(json(200, Wires.comment("a"))).then(json(200, Wires.comment("a")));
        CommentlogClient client = client(config(a, b));
        assertThat(client.get("a").value().text()).isEqualTo("Text of a");
        client.get("a", new Position("3:17"));
        assertThat(time.pauses()).as("one failure, at the first call").hasSize(1);
        assertThat(time.pauses().get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(b.request().target()).isEqualTo("/api/comments/a");
        assertThat(b.request().target()).isEqualTo("/api/comments/a?at-least=3%3A17");
    }

    @Test
    void triesAgainWhenItDoesNotUnderstandTheAnswer() {
        a.then(json(200, "<html>Welcome to the hotel</html>"))
                .then(json(200, "{\"comments\":" + Wires.comments("a", "b") + ",\"total\":9,\"hasMore\":true}"));
        Page page = client(config(a)).list(Read.newest()).value();
        assertThat(page.comments()).extracting(Comment::id).containsExactly("a", "b");
        assertThat(page.total()).isEqualTo(9);
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void saysHowFreshAnAnswerIs() {
        a.then(json(200, Wires.comments("a"), "View-Behind: true", "View-Age-Ms: 1500", "View-Source: standby"));
        Answer<List<Comment>> answer = client(config(a)).poll(5, Read.newest(3).atLeast(new Position("0:1")));
        assertThat(answer.behind()).isTrue();
        assertThat(answer.age()).contains(Duration.ofMillis(1500));
        assertThat(answer.source()).contains("standby");
    }

    @Test
    void asksAsTheContractSays() throws InterruptedException {
        a.then(json(200, Wires.comment("a"), POSITION))
                .then(json(200, Wires.comment("a"), POSITION))
                .then(json(200, Wires.comments()));
        CommentlogClient client = client(config(a).token("s3cret"));
        client.patchProcessed("a", true);
        client.delete("a");
        client.poll(1234, Read.newest(7).type("AI"));
        ScriptedNode.Request patch = a.request();
        assertThat(patch.method() + " " + patch.target()).isEqualTo("PATCH /api/comments/a");
        assertThat(patch.body()).isEqualTo("{\"botParams\":{\"processed\":true}}");
        assertThat(patch.headers())
                .containsEntry("Authorization", "Bearer s3cret")
                .containsEntry("Content-Type", "application/json")
                .doesNotContainKey("Upgrade");
        ScriptedNode.Request delete = a.request();
        assertThat(delete.method() + " " + delete.target()).isEqualTo("DELETE /api/comments/a");
        assertThat(a.request().target()).isEqualTo("/api/comments?after=1234&limit=7&type=AI");
    }

    @Test
    void takesADeletionWhoseAnswerWasLostForDone() {
        a.then(hangUp()).then(json(410, "{\"error\":\"Message deleted\"}"));
        assertThat(client(config(a)).delete("a")).isEmpty();
        a.then(json(404, "{\"error\":\"Message not found\"}"));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> client(config(a)).delete("b"));
    }

    @Test
    void endsACallThatWaitsWhenItIsClosed() throws Exception {
        CommentlogClient client =
                new CommentlogClient(config(a).requestTimeout(Duration.ofMinutes(5)), Time.SYSTEM, new Random(1));
        CompletableFuture<Throwable> thrown = inBackground(client);
        a.request();
        client.close();
        assertThat(thrown.get(20, TimeUnit.SECONDS))
                .isInstanceOf(Unavailable.class)
                .hasMessage("This client is closed");
        assertThat(a.wasLeft()).isTrue();
    }

    @Test
    void endsAPauseWhenItIsClosed() throws Exception {
        a.then(json(503, LOADING, "Retry-After: 600"));
        CommentlogClient client =
                new CommentlogClient(config(a).patience(Duration.ofHours(1)), Time.SYSTEM, new Random(1));
        CompletableFuture<Throwable> thrown = inBackground(client);
        a.request();
        client.close();
        assertThat(thrown.get(20, TimeUnit.SECONDS)).hasMessage("This client is closed");
    }

    @Test
    void sendsNothingOnceClosed() {
        CommentlogClient client = client(config(a));
        client.close();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> client.post(Draft.of("Hi")));
        assertThat(a.unseenRequests()).isZero();
    }

    @Test
    void endsACallWhoseThreadIsInterruptedAndLeavesItInterrupted() {
        CommentlogClient client = client(config(a));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> client.list(Read.newest()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(time.pauses()).isEmpty();
    }

    private static CompletableFuture<Throwable> inBackground(CommentlogClient client) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(RuntimeException.class, () -> client.list(Read.newest())));
    }

    private CommentlogClient client(ClientConfig config) {
        CommentlogClient client = new CommentlogClient(config, time, new Random(1));
        clients.add(client);
        return client;
    }

    private static ClientConfig config(ScriptedNode... nodes) {
        List<URI> uris = new ArrayList<>();
        for (ScriptedNode node : nodes) {
            uris.add(node.uri());
        }
        return ClientConfig.of(uris);
    }
}
