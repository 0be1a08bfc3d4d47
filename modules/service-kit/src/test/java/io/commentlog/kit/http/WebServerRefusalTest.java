package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebServerRefusalTest {
    private static final int MAX = HttpConfig.MAX_BODY_BYTES;

    private final AtomicInteger answered = new AtomicInteger();
    private final TestServer server =
            new TestServer(new Routes().post("/", new Bouncer()).delete("/", new Bouncer()), "*");
    private final RawClient client = server.client();

    /** Refuses who says so, and breaks down over who wants that. */
    private final class Bouncer implements Endpoint {
        @Override
        public Optional<Answer> refusal(Request head) {
            if (head.header("Break").isPresent()) {
                throw new IllegalStateException("as asked");
            }
            return head.header("Refuse").map(reason -> Answer.error(429, reason).with("Retry-After", "6"));
        }

        @Override
        public Future<Answer> answer(Request request) {
            answered.incrementAndGet();
            return Future.succeededFuture(Answer.json(200, "" + request.body().length));
        }
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void expectRefusal() {
        RawClient.Reply reply = client.reply();
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.body()).isEqualTo("{\"error\":\"Too often\"}");
        assertThat(reply.header("Retry-After")).contains("6");
        assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answered).hasValue(0);
    }

    private void expectConnectionGoesOn() {
        RawClient.Reply reply = client.request("POST / HTTP/1.1", "Content-Length: 2")
                .send("ab")
                .reply();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("2");
        assertThat(answered).hasValue(1);
    }

    @Test
    void refusesBeforeTheBodyHasCome() {
        client.request("POST / HTTP/1.1", "Refuse: Too often", "Content-Length: 1000");
        expectRefusal();

        client.send("x".repeat(1000));
        expectConnectionGoesOn();
    }

    @Test
    void refusesWithoutABodyToo() {
        client.request("DELETE / HTTP/1.1", "Refuse: Too often");
        expectRefusal();
        expectConnectionGoesOn();
    }

    @Test
    void refusesAClientThatWritesAllBeforeItReads() {
        client.request("POST / HTTP/1.1", "Refuse: Too often", "Content-Length: " + 2 * MAX)
                .send("x".repeat(2 * MAX));
        expectRefusal();
        expectConnectionGoesOn();
    }

    @Test
    void cutsAClientThatGoesOnAndOnThoughRefused() {
        client.request("POST / HTTP/1.1", "Refuse: Too often", "Content-Length: 999999999");
        expectRefusal();

        String part = "x".repeat(MAX);
        assertThat(client.isCutWhile(() -> client.send(part))).isTrue();
    }

    @Test
    void doesNotAskForTheBodyOfWhatItRefuses() {
        client.request("POST / HTTP/1.1", "Refuse: Too often", "Content-Length: 1000", "Expect: 100-continue");
        expectRefusal();

        assertThat(client.isClosedByServer()).isTrue();
    }

    @Test
    void isNotPassedByABodyThatComesAfterOtherRoutes() {
        Routes starting = new Routes().otherwise(request -> Future.succeededFuture(Answer.error(503, "Starting")));
        server.server().serve(starting);
        client.request("POST / HTTP/1.1", "Refuse: Too often", "Content-Length: 2", "Expect: 100-continue");
        assertThat(client.replyWithoutBody().status()).isEqualTo(100);

        server.server().serve(new Routes().post("/", new Bouncer()));
        assertThat(client.send("ab").reply().status()).isEqualTo(503);
        assertThat(answered).hasValue(0);
    }

    @Test
    void answers500WhenARefusalBreaksDownAndLivesOn() {
        client.request("POST / HTTP/1.1", "Break: yes", "Content-Length: 2").send("ab");

        assertThat(client.reply().status()).isEqualTo(500);
        assertThat(server.bugs()).isEqualTo(1);
        expectConnectionGoesOn();
    }
}
