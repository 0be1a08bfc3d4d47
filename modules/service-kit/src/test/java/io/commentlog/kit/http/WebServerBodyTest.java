package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebServerBodyTest {
    private static final int MAX = HttpConfig.MAX_BODY_BYTES;
    private static final String TOO_LARGE = "{\"error\":\"The body must have at most 128 KiB\"}";

    private final Routes routes = new Routes()
            .get("/", WebServerBodyTest::length)
            .delete("/", WebServerBodyTest::length)
            .patch("/", WebServerBodyTest::length)
            .post("/", WebServerBodyTest::length);
    private final TestServer server = new TestServer(routes, "*");
    private final RawClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MAX - 1, MAX})
    void takesABodyOfItsLength(int length) {
        assertThat(post(length).send(body(length)).reply().body()).isEqualTo("" + length);
    }

    @Test
    void takesAChunkedBodyOfTheLargestLength() {
        chunkedPost();
        chunk(MAX - 1);
        chunk(1);
        assertThat(client.send("0\r\n\r\n").reply().body()).isEqualTo("" + MAX);
    }

    @Test
    void takesNoChunkedBodyOfOneByteMore() {
        chunkedPost();
        chunk(MAX);
        chunk(1);
        assertThat(client.send("0\r\n\r\n").reply().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, 4 * 1024 * 1024})
    void answers413ToAClientThatWritesAllBeforeItReads(int length) {
        RawClient.Reply reply = post(length).send(body(length)).reply();
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body()).isEqualTo(TOO_LARGE);
        assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(post(2).send("ab").reply().body()).isEqualTo("2");
    }

    @Test
    void answers413ToAChunkedBodyAndGoesOn() {
        chunkedPost();
        for (int sent = 0; sent < 1024 * 1024; sent += MAX) {
            chunk(MAX);
        }
        RawClient.Reply reply = client.send("0\r\n\r\n").reply();
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body()).isEqualTo(TOO_LARGE);
        assertThat(post(2).send("ab").reply().body()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "999999999999999999", "9223372036854775807"})
    void answers413ToADeclaredLengthWithoutWaitingForIt(String length) {
        assertThat(client.request("POST / HTTP/1.1", "Content-Length: " + length)
                        .reply()
                        .status())
                .isEqualTo(413);
        assertThat(server.bugs()).isZero();
    }

    @Test
    void answers413ToTheJdksClient() throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        HttpRequest post = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.server().port() + "/"))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(1024 * 1024)))
                .build();
        HttpResponse<String> answer = http.send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo(TOO_LARGE);
    }

    @Test
    void cutsTheConnectionOfAClientThatNeverStops() {
        chunkedPost();
        assertThat(client.isCutWhile(() -> chunk(MAX))).isTrue();
        assertThat(server.bugs()).isZero();
    }

    @Test
    void tellsAClientThatAsksToSendItsBody() {
        client.request("POST / HTTP/1.1", "Content-Length: 2", "Expect: 100-continue");
        assertThat(client.replyWithoutBody().status()).isEqualTo(100);
        assertThat(client.send("ab").reply().body()).isEqualTo("2");
        assertThat(post(3).send("abc").reply().body()).isEqualTo("3");
    }

    @Test
    void tellsAClientThatAsksNotToSendTooMuch() {
        client.request("POST / HTTP/1.1", "Content-Length: " + (MAX + 1), "Expect: 100-continue");
        RawClient.Reply reply = client.reply();
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.header("Connection")).contains("close");
        assertThat(client.isClosedByServer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void ignoresTheBodyOfARequestThatNeedsNone(String method) {
        client.request(method + " / HTTP/1.1", "Content-Length: 200000").send(body(200_000));
        assertThat(client.reply().body()).isEqualTo("0");
        client.request(method + " / HTTP/1.1", "Transfer-Encoding: chunked").send("3\r\nabc\r\n0\r\n\r\n");
        assertThat(client.reply().body()).isEqualTo("0");
        assertThat(post(2).send("ab").reply().body()).isEqualTo("2");
    }

    @Test
    void countsNoBugWhereAClientGoesAwayInTheMiddle() {
        try (RawClient leaving = server.client()) {
            leaving.request("POST / HTTP/1.1", "Content-Length: 1000").send("half");
        }
        assertThat(post(2).send("ab").reply().body()).isEqualTo("2");
        server.server().close(); // what the loops have to say about the one that left, they have said by then
        assertThat(server.bugs()).isZero();
    }

    @Test
    void answers400ToABodyThatBreaksItsOwnFraming() {
        chunkedPost();
        chunk(3);
        assertThat(client.send("no number\r\n").reply().status()).isEqualTo(400);
        assertThat(server.bugs()).isZero();
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        StringBuilder requests = new StringBuilder();
        for (int length = 0; length < 50; length++) {
            requests.append(length % 3 == 0 ? "PATCH" : "POST").append(" / HTTP/1.1\r\nHost: test\r\nContent-Length: ");
            requests.append(length).append("\r\n\r\n").append("x".repeat(length));
        }
        client.send(requests.toString());
        for (int length = 0; length < 50; length++) {
            assertThat(client.reply().body()).isEqualTo("" + length);
        }
    }

    private RawClient post(int length) {
        return client.request("POST / HTTP/1.1", "Content-Length: " + length);
    }

    private void chunkedPost() {
        client.request("POST / HTTP/1.1", "Transfer-Encoding: chunked");
    }

    private void chunk(int length) {
        client.send(Integer.toHexString(length) + "\r\n").send(body(length)).send("\r\n");
    }

    private static byte[] body(int length) {
        return "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static Future<Answer> length(Request request) {
        return Future.succeededFuture(Answer.json(200, "" + request.body().length));
    }
}
