package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentJson;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.kit.http.Routes;
import io.commentlog.kit.http.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteEndpointsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final int MAX_BODY = 128 * 1024;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final FakeLog log = new FakeLog();
    private final FakeView view = new FakeView();
    private WriteGuard guard = WriteGuard.OPEN;
    private final WebServer server = serving(AnswerWhen.VISIBLE);
    private final HttpClient client = HttpClient.newHttpClient();

    private WebServer serving(AnswerWhen answerWhen) {
        Routes routes = new Routes();
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
        new WriteEndpoints(log, view, answerWhen, guard, clock, new WriteCounts(metrics)).addTo(routes);
        return WebServer.start(vertx, new HttpConfig("127.0.0.1", 0, List.of("*"), 1), routes, metrics);
    }

    @AfterEach
    void foundNoBug() throws Exception {
        server.close();
        vertx.close().await(5, TimeUnit.SECONDS);
        assertThat(metrics.get("commentlog.http.bugs").counter().count()).isZero();
    }

    @Test
    void answerAPostWithTheStoredCommentAndItsPosition() throws Exception {
        view.knows("a", StoredComment.posted(Comments.saying("a", "as the log has it"), 0));
        HttpResponse<String> answer = post(
                "{\"id\":\"a\",\"text\":\" hello \\n world \",\"color\":\"200100050\",\"domain\":\"example.org\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"a\",\"text\":\"hello world\",\"timestamp\":1700000000000,\"color\":\"200100050\","
                        + "\"domain\":\"example.org\",\"language\":\"en\",\"message-type\":\"human\",\"misc\":\"\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Comment-Position")).contains("3:0");
        assertThat(answer.headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(answer.headers().firstValue("View-Behind")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void fillInWhatAPostLeavesOpen() throws Exception {
        HttpResponse<String> answer = send("POST", "/", "{\"text\":\"hello\"}", "Origin", "https://example.net:8443");
        Comment comment = CommentJson.read(answer.body().getBytes(StandardCharsets.UTF_8));

        assertThat(comment.id()).matches(NOW + "-[0-9a-z]{9}");
        assertThat(comment.color()).startsWith("rgb(");
        assertThat(comment.domain()).isEqualTo("example.net:8443");
        assertThat(log.events()).containsExactly(new CommentEvent.Posted(comment));
    }

    @Test
    void answerTheSameIdAgainWithTheCommentStoredFirst() throws Exception {
        Comment first = Comments.saying("a", "what was posted first");
        view.shows("a", StoredComment.posted(first, 7));
        HttpResponse<String> answer = post("{\"id\":\"a\",\"text\":\"again\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("what was posted first");
        assertThat(answer.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(answer.headers().firstValue("Comment-Position")).contains("3:7");
        assertThat(log.events()).isEmpty();
    }

    @Test
    void sayThatTheViewIsBehind() throws Exception {
        view.staysBehind();
        HttpResponse<String> answer = post("{\"text\":\"hello\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("View-Behind")).contains("true");
        assertThat(answer.headers().firstValue("Comment-Position")).contains("3:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"respond-async", "Respond-Async", "wait=5, respond-async", "respond-async;x=1, wait=5"})
    void doNotWaitForTheViewIfTheRequestPrefersNotTo(String prefer) throws Exception {
        view.answersWaits(CompletableFuture::new); // never
        HttpResponse<String> answer = send("POST", "/api/comments", "{\"text\":\"hello\"}", "Prefer", prefer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("View-Behind")).isEmpty();
        assertThat(view.waits()).isEmpty();
    }

    @Test
    void waitForTheViewWhateverElseTheRequestPrefers() throws Exception {
        send("POST", "/api/comments", "{\"text\":\"hello\"}", "Prefer", "respond-async-not, return=minimal");

        assertThat(view.waits()).hasSize(1);
    }

    @Test
    void doNotWaitForTheViewWhereDurableIsEnough() throws Exception {
        view.answersWaits(CompletableFuture::new); // never
        try (WebServer durable = serving(AnswerWhen.DURABLE)) {
            assertThat(send(durable, "POST", "/api/comments", "{\"text\":\"hello\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(view.waits()).isEmpty();
    }

    @Test
    void answerAPatchWithTheWholeUpdatedComment() throws Exception {
        Comment waiting = Comments.waiting("a");
        view.shows("a", StoredComment.posted(waiting, 0));
        HttpResponse<String> answer = patch("a", "{\"botParams\":{\"processed\":true}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(new String(CommentJson.write(waiting.withProcessed(true)), StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("Comment-Position")).contains("3:0");
    }

    @Test
    void refuseAPatchOfAnythingElse() throws Exception {
        view.shows("a", StoredComment.posted(Comments.waiting("a"), 0));

        assertError(patch("a", "{\"text\":\"x\"}"), 400, "Invalid update - only botParams.processed can be updated");
        assertError(patch("a", "{\"botParams\""), 400, "Body must be a JSON object");
        assertThat(log.events()).isEmpty();
    }

    @Test
    void tellThatAPatchedCommentIsNotThere() throws Exception {
        view.shows("gone", StoredComment.posted(Comments.waiting("gone"), 0).deletedAt(1));

        assertError(patch("unknown", "{\"botParams\":{\"processed\":true}}"), 404, "Message not found");
        assertError(patch("gone", "{\"botParams\":{\"processed\":true}}"), 404, "Message not found");
        assertError(patch("no%20id%2Fat-all", "{\"botParams\":{\"processed\":true}}"), 404, "Message not found");
    }

    @Test
    void answerADeleteWithTheDeletedComment() throws Exception {
        view.shows("a", StoredComment.posted(Comments.waiting("a"), 0));
        HttpResponse<String> answer = send("DELETE", "/api/comments/a", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"id\":\"a\"");
        assertThat(answer.headers().firstValue("Comment-Position")).contains("3:0");
        assertThat(log.events()).containsExactly(new CommentEvent.Deleted("a"));
    }

    @Test
    void tellADeletionOfWhatIsNotThereFromOneOfWhatIsGone() throws Exception {
        view.shows("gone", StoredComment.posted(Comments.waiting("gone"), 0).deletedAt(1));

        assertError(send("DELETE", "/api/comments/unknown", ""), 404, "Message not found");
        assertError(send("DELETE", "/api/comments/gone", ""), 410, "Message deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"text\"", "{\"text\":\"a\"} x", "{\"text\":\"\\ud800\"", "{'text':1}"})
    void refuseABodyThatIsNoObject(String body) throws Exception {
        assertError(post(body), 400, "Body must be a JSON object");
        assertThat(log.events()).isEmpty();
    }

    @Test
    void refuseABodyThatIsNotUtf8() throws Exception {
        HttpRequest request = to(server, "/api/comments")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xFF, '}'}))
                .build();

        assertError(client.send(request, BodyHandlers.ofString()), 400, "Body must be a JSON object");
    }

    @Test
    void refuseWhatBreaksTheLimits() throws Exception {
        assertError(post("{\"text\":\" \"}"), 400, "Comment text is required");
        assertError(
                post("{\"id\":\"a b\",\"text\":\"x\"}"), 400, "id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        assertError(
                post("{\"timestamp\":1e400,\"text\":\"x\",\"id\":7}"),
                400,
                "id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        assertThat(log.events()).isEmpty();
    }

    @Test
    void takeABodyOf128KiBAndNotOneByteMore() throws Exception {
        String smallest = "{\"text\":\"hello\",\"other\":\"\"}";
        String padding = "x".repeat(MAX_BODY - smallest.length());

        assertThat(post("{\"text\":\"hello\",\"other\":\"" + padding + "\"}").statusCode())
                .isEqualTo(200);
        assertError(
                post("{\"text\":\"hello\",\"other\":\"x" + padding + "\"}"), 413, "The body must have at most 128 KiB");
        assertThat(log.events()).hasSize(1);
    }

    @Test
    void askForAnotherTryWhileTheLogIsAway() throws Exception {
        log.goAway();
        HttpResponse<String> answer = post("{\"text\":\"hello\"}");

        assertError(answer, 503, "away");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void askForAnotherTryWhereNobodyCanTellIfTheCommentExists() throws Exception {
        view.goAway();

        assertError(patch("a", "{\"botParams\":{\"processed\":true}}"), 503, "The view is away");
        assertError(send("DELETE", "/api/comments/a", ""), 503, "The view is away");
    }

    private static void assertError(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send("POST", "/api/comments", body);
    }

    private HttpResponse<String> patch(String segment, String body) throws IOException, InterruptedException {
        return send("PATCH", "/api/comments/" + segment, body);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(server, method, path, body, headers);
    }

    private HttpResponse<String> send(WebServer to, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to(to, path).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(WebServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(10));
    }
}
