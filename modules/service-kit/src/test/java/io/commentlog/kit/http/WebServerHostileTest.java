package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebServerHostileTest {
    private final Routes routes = new Routes()
            .get("/", request -> Future.succeededFuture(Answer.json(200, "[]")))
            .post("/", request -> Future.succeededFuture(Answer.json(200, "{}")));
    private final TestServer server = new TestServer(routes, "*");

    @AfterEach
    void livesOn() {
        try (RawClient client = server.client()) {
            assertThat(client.request("GET / HTTP/1.1").reply().body()).isEqualTo("[]");
        }
        assertThat(server.bugs()).isZero();
        server.close();
    }

    @Test
    void answers414ToAnOverlongUrl() {
        refused("GET /?q=" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: test\r\n\r\n", 414, "The URL is too long");
    }

    @Test
    void takesAUrlOf8000Characters() {
        try (RawClient client = server.client()) {
            client.request("GET /?q=" + "x".repeat(8_000) + " HTTP/1.1");
            assertThat(client.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void answers431ToOneHugeHeader() {
        refused("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n", 431, "The headers are too large");
    }

    @Test
    void answers431ToAFloodOfHeaders() {
        refused("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(5_000) + "\r\n", 431, "The headers are too large");
    }

    @ParameterizedTest
    @MethodSource
    void answers400ToWhatIsNotHttp(String bytes) {
        refused(bytes, 400, "This is not valid HTTP");
    }

    static Stream<String> answers400ToWhatIsNotHttp() {
        return Stream.of(
                "garbage\r\n\r\n",
                "GET / HTTP/9.9.9\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 tls\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / BANANA/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nBad Name: x\r\n\r\n",
                "GET / HTTP/1.1\r\n: x\r\n\r\n",
                "GET / HTTP/1.1\r\nX: a\u0000b\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: ten\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    }

    @Test
    void neverTakesTheEndOfABodyOfTwoLengthsForARequest() {
        try (RawClient client = server.client()) {
            // At once: the server may close before it has taken what follows the headers.
            client.send(String.join(
                    "\r\n",
                    "POST / HTTP/1.1",
                    "Content-Length: 5",
                    "Transfer-Encoding: chunked",
                    "",
                    "0",
                    "",
                    "GET /smuggled HTTP/1.1",
                    "Host: test",
                    "",
                    ""));
            assertThat(client.reply().status()).isEqualTo(400);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/2.0", "GET / HTTP/1.2", "GET / BANANA/1.1", "PRI * HTTP/2.0"})
    void answers400ToOtherVersionsOfHttp(String requestLine) {
        refused(requestLine + "\r\n\r\nSM\r\n\r\n", 400, "This server speaks HTTP/1.1 and HTTP/1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1", "HTTp/1.1", "http/1.0"})
    void answersItsOwnVersionsHoweverTheyAreWritten(String version) {
        try (RawClient client = server.client()) {
            assertThat(client.request("GET / " + version).reply().body()).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016",
                "\u0016\u0003\u0001",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
            })
    void doesNotWaitForTheEndOfALineFromWhoSpeaksTls(String hello) {
        refused(hello, 400, "This is not valid HTTP");
    }

    @Test
    void listensForAMomentToWhomItRefusesSoThatNoResetOvertakesTheAnswer() {
        try (RawClient client = server.client()) {
            client.send("garbage\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(400);
            for (int i = 0; i < 5; i++) {
                client.send("x".repeat(100_000));
            }
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void takesNoMoreRequestsFromWhoIsRefused() {
        String garbage = "garbage\r\n\r\n";
        refused(garbage + "GET / HTTP/1.1\r\nHost: test\r\n\r\n" + garbage, 400, "This is not valid HTTP");
    }

    private void refused(String bytes, int status, String sentence) {
        try (RawClient client = server.client()) {
            RawClient.Reply reply = client.send(bytes).reply();
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
            assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }
}
