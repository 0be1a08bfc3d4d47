package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow, each beside limits that are small where they matter and out of reach elsewhere. */
@Timeout(60)
final class WebServerPatienceTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int SLOW_CLIENTS = 2_000;
    private static final String TOO_SLOW = "{\"error\":\"The request took too long to come\"}";

    private final Promise<Answer> late = Promise.promise();
    private final Routes routes = new Routes()
            .get("/", request -> Future.succeededFuture(Answer.json(200, "[]")))
            .get("/held", request -> late.future())
            .get(
                    "/huge",
                    request -> Future.succeededFuture(Answer.json(200, Buffer.buffer(new byte[32 * 1024 * 1024]))))
            .post("/", request -> Future.succeededFuture(Answer.json(200, "{}")));
    private TestServer server;

    private TestServer start(Duration head, Duration body, Duration idle, Duration unread) {
        server = new TestServer(routes, new Patience(head, body, idle, unread));
        return server;
    }

    @AfterEach
    void livesOn() {
        try (RawClient client = server.client()) {
            assertThat(client.request("GET / HTTP/1.1").reply().body()).isEqualTo("[]");
        }
        assertThat(server.bugs()).isZero();
        server.close();
    }

    private static void expectTooSlow(RawClient client) {
        RawClient.Reply reply = client.reply();
        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.body()).isEqualTo(TOO_SLOW);
        assertThat(reply.header("Connection")).contains("close");
        assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(client.isClosedByServer()).isTrue();
    }

    @Test
    void answers408ToHalfARequestLine() {
        try (RawClient client = start(SHORT, LONG, LONG, LONG).client()) {
            expectTooSlow(client.send("GE"));
        }
    }

    @Test
    void answers408ToHalfTheHeadersOfASecondRequest() {
        try (RawClient client = start(SHORT, LONG, LONG, LONG).client()) {
            assertThat(client.request("GET / HTTP/1.1").reply().status()).isEqualTo(200);
            expectTooSlow(client.send("GET / HTTP/1.1\r\nX: "));
        }
    }

    @Test
    void answers408ToHalfABody() {
        try (RawClient client = start(LONG, SHORT, LONG, LONG).client()) {
            expectTooSlow(
                    client.request("POST / HTTP/1.1", "Content-Length: 1000").send("half"));
        }
        try (RawClient client = server.client()) {
            expectTooSlow(client.request("POST / HTTP/1.1", "Transfer-Encoding: chunked")
                    .send("1\r\nx\r\n2"));
        }
    }

    @Test
    void endsTheConnectionOfABodyThatNobodyAskedFor() {
        try (RawClient client = start(LONG, SHORT, LONG, LONG).client()) {
            client.request("GET / HTTP/1.1", "Content-Length: 1000");
            assertThat(client.reply().status()).isEqualTo(200);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void endsAnIdleConnectionWithoutAWord() {
        try (RawClient client = start(LONG, LONG, SHORT, LONG).client();
                RawClient silent = server.client()) {
            assertThat(client.request("GET / HTTP/1.1").reply().status()).isEqualTo(200);
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(silent.isClosedByServer()).isTrue();
        }
    }

    @Test
    void endsAClientThatDoesNotReadItsAnswer() {
        try (RawClient client = start(LONG, LONG, LONG, SHORT).client()) {
            client.request("GET /huge HTTP/1.1");
            assertThat(client.isCutWhile(() -> {
                        pause();
                        client.send("x");
                    }))
                    .isTrue();
        }
    }

    /** 10 ms, by the server's clock. */
    private void pause() {
        CountDownLatch over = new CountDownLatch(1);
        server.vertx().setTimer(10, id -> over.countDown());
        try {
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesWhoWaitsForItsAnswerAlone() {
        Duration limit = Duration.ofMillis(50);
        try (RawClient client = start(limit, limit, limit, limit).client()) {
            client.request("GET /held HTTP/1.1");
            server.vertx().setTimer(1_000, id -> late.complete(Answer.json(200, "{}")));
            assertThat(client.reply().body()).isEqualTo("{}");
        }
    }

    @Test
    void answersOthersWhileThousandsAreSlow() {
        List<RawClient> slow = new ArrayList<>();
        start(LONG, LONG, LONG, LONG);
        try (RawClient other = server.client()) {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                RawClient client = server.client();
                slow.add(client);
                client.send(i % 2 == 0 ? "GET / HT" : "POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n");
            }
            for (int round = 0; round < 3; round++) {
                for (RawClient client : slow) {
                    client.send("x");
                }
                for (int read = 0; read < 200; read++) {
                    assertThat(other.request("GET / HTTP/1.1").reply().body()).isEqualTo("[]");
                }
            }
        } finally {
            slow.forEach(RawClient::close);
        }
    }
}
