package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Rejection;
import io.commentlog.kit.NotNow;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Routes routes = new Routes()
            .get("/api/comments", request -> text("q=" + request.query("q").orElse("none")))
            .post("/api/comments", request -> text(new String(request.body(), StandardCharsets.UTF_8)))
            .get("/api/comments/{id}", request -> text("id=" + request.pathParameter()))
            .delete("/api/comments/{id}", request -> text("deleted"))
            .get("/rejected", request -> Future.failedFuture(new Rejection(410, "Message deleted")))
            .get("/thrown", request -> {
                throw Rejection.invalid("Thrown, not failed");
            })
            .get("/loading", request -> Future.failedFuture(new NotNow("Loading", Duration.ofSeconds(2))))
            .get("/bug", request -> Future.failedFuture(new IllegalStateException("secret")))
            .get("/unchanged", request -> Future.succeededFuture(Answer.empty(304)))
            .get("/varies", request -> text("x").map(answer -> answer.with("Vary", "Accept")));
    private final TestServer server = new TestServer(routes, "*");
    private final RawClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/comments, 200",
        "OPTIONS, /api/comments, 204",
        "GET, /nowhere, 404",
        "PUT, /api/comments, 405",
        "GET, /api/comments/%zz, 400",
        "GET, /rejected, 410",
        "GET, /bug, 500",
        "GET, /loading, 503",
    })
    void carriesTheCorsHeadersOnEveryAnswer(String method, String path, int status) {
        RawClient.Reply reply =
                client.request(method + " " + path + " HTTP/1.1").reply();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("GET, POST, PATCH, DELETE, OPTIONS");
        assertThat(reply.header("Access-Control-Expose-Headers")).isPresent();
        assertThat(reply.header("Vary")).isEmpty();
    }

    @Test
    void saysOneOriginOfAListAndThatItVaries() {
        try (TestServer picky = new TestServer(routes, "https://ours.example");
                RawClient to = picky.client()) {
            RawClient.Reply ours = to.request("GET /varies HTTP/1.1", "Origin: https://ours.example")
                    .reply();
            assertThat(ours.header("Access-Control-Allow-Origin")).contains("https://ours.example");
            assertThat(ours.header("Vary")).contains("Accept, Origin");
            RawClient.Reply other = to.request("GET /nowhere HTTP/1.1", "Origin: https://else.example")
                    .reply();
            assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(other.header("Vary")).contains("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/comments", "/api/comments/a", "/api/nowhere/at/all", "/rejected"})
    void answersAPreflight(String path) {
        RawClient.Reply reply = client.request("OPTIONS " + path + " HTTP/1.1").reply();
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Content-Length")).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Methods")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"OPTIONS /apiary", "OPTIONS *", "GET /nowhere", "POST /api/comments/a/b", "GET //api/comments"})
    void answers404WhereThereIsNothing(String request) {
        RawClient.Reply reply = client.request(request + " HTTP/1.1").reply();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("{\"error\":\"Not found\"}");
        assertThat(reply.header("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "TRACE", "PROPFIND", "DELETE"})
    void answers405WithWhatIsAllowed(String method) {
        RawClient.Reply reply =
                client.request(method + " /api/comments HTTP/1.1").reply();
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.body()).isEqualTo("{\"error\":\"Method not allowed\"}");
        assertThat(reply.header("Allow")).contains("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void answersHeadWithTheLengthAndNoBody() {
        RawClient.Reply head =
                client.request("HEAD /api/comments?q=abc HTTP/1.1").replyWithoutBody();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).contains("5");
        RawClient.Reply missing = client.request("HEAD /nowhere HTTP/1.1").replyWithoutBody();
        assertThat(missing.status()).isEqualTo(404);
        RawClient.Reply next =
                client.request("GET /api/comments?q=abc HTTP/1.1").reply();
        assertThat(next.body()).isEqualTo("q=abc");
    }

    @Test
    void answersUnchangedWithoutALengthOfNothing() {
        RawClient.Reply unchanged = client.request("GET /unchanged HTTP/1.1").replyWithoutBody();
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("Content-Length")).isEmpty();
        assertThat(client.request("GET /api/comments HTTP/1.1").reply().status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "q=a%20b+c, a b c",
        "q=%F0%9F%98%80, 😀",
        "q=1&q=2, 1",
        "q=a;limit=2, a;limit=2",
        "q, ''",
        "other=%41, none",
        "q=%FF, �",
    })
    void decodesTheQuery(String query, String value) {
        RawClient.Reply reply =
                client.request("GET /api/comments?" + query + " HTTP/1.1").reply();
        assertThat(reply.body()).isEqualTo("q=" + value);
    }

    @ParameterizedTest
    @CsvSource({"a%20b, a b", "a+b, a+b", "a%2Fb, a/b", "%F0%9F%98%80, 😀"})
    void decodesThePathParameter(String segment, String value) {
        RawClient.Reply reply =
                client.request("GET /api/comments/" + segment + " HTTP/1.1").reply();
        assertThat(reply.body()).isEqualTo("id=" + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/comments?q=%",
                "/api/comments?q=%zz&limit=1",
                "/api/comments?%f=1",
                "/api/comments/%e",
                "/api/comments/a%-1"
            })
    void answers400ToABrokenPercentEncoding(String target) {
        RawClient.Reply reply = client.request("GET " + target + " HTTP/1.1").reply();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("broken percent-encoding");
        assertThat(server.bugs()).isZero();
    }

    @Test
    void answersWhatAnEndpointThrowsAsWhatItFailsWith() {
        assertThat(client.request("GET /thrown HTTP/1.1").reply().body())
                .isEqualTo("{\"error\":\"Thrown, not failed\"}");
        assertThat(client.request("GET /rejected HTTP/1.1").reply().body())
                .isEqualTo("{\"error\":\"Message deleted\"}");
        RawClient.Reply loading = client.request("GET /loading HTTP/1.1").reply();
        assertThat(loading.header("Retry-After")).contains("2");
        assertThat(server.bugs()).isZero();
    }

    @Test
    void answersABugWith500AndLivesOn() {
        RawClient.Reply bug = client.request("GET /bug HTTP/1.1").reply();
        assertThat(bug.status()).isEqualTo(500);
        assertThat(bug.body()).doesNotContain("secret");
        assertThat(server.bugs()).isEqualTo(1);
        assertThat(client.request("GET /api/comments HTTP/1.1").reply().status())
                .isEqualTo(200);
    }

    @Test
    void takesOtherRoutesWhileItRuns() {
        server.server().serve(new Routes().get("/nowhere", request -> text("now here")));
        assertThat(client.request("GET /nowhere HTTP/1.1").reply().body()).isEqualTo("now here");
        assertThat(client.request("GET /api/comments HTTP/1.1").reply().status())
                .isEqualTo(404);
    }

    @Test
    void answersOneOfTheJdksClients() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest post = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.server().port() + "/api/comments"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("héllo"))
                .build();
        HttpResponse<String> answer = http.send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("héllo");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEqualTo(Optional.of("*"));
    }

    private static Future<Answer> text(String text) {
        return Future.succeededFuture(Answer.of(200, "text/plain; charset=utf-8", Buffer.buffer(text)));
    }
}
