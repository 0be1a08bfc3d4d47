package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that go on behind their headers, and what is to be done when an answer is over. */
@Timeout(30)
final class WebServerStreamTest {
    private final CountDownLatch over = new CountDownLatch(2);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger overs = new AtomicInteger();
    private final Routes routes = new Routes()
            .get("/short", request -> {
                countWhenOver(request);
                return Future.succeededFuture(Answer.json(200, "[]"));
            })
            .get("/held", request -> {
                countWhenOver(request);
                begun.countDown();
                return Future.future(never -> {});
            })
            .get(
                    "/two",
                    request -> Future.succeededFuture(Answer.stream("text/plain", outlet -> {
                        countWhenOver(request);
                        outlet.write(Buffer.buffer("one,"));
                        outlet.write(Buffer.buffer("two"));
                        outlet.close();
                        outlet.write(Buffer.buffer("never"));
                        outlet.close();
                        countWhenOver(request);
                    })))
            .get(
                    "/open",
                    request -> Future.succeededFuture(Answer.stream("text/plain", outlet -> {
                        outlet.write(Buffer.buffer("one"));
                        countWhenOver(request);
                    })))
            .get(
                    "/broken",
                    request -> Future.succeededFuture(Answer.stream("text/plain", outlet -> {
                        outlet.write(Buffer.buffer("one"));
                        throw new IllegalStateException("a bug, on purpose");
                    })));
    private final TestServer server = new TestServer(routes, "*");

    private void countWhenOver(Request request) {
        for (int action = 0; action < 2; action++) {
            request.whenOver(() -> {
                overs.incrementAndGet();
                over.countDown();
            });
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void runsEachActionOnceWhenAnAnswerIsOut() throws InterruptedException {
        try (RawClient client = server.client()) {
            assertThat(client.request("GET /short HTTP/1.1").reply().body()).isEqualTo("[]");
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
            client.request("GET /short HTTP/1.1").reply();
        }
        server.close();
        assertThat(overs).hasValue(4);
    }

    @Test
    void runsEachActionOnceWhenTheClientHasGone() throws InterruptedException {
        try (RawClient client = server.client()) {
            client.request("GET /held HTTP/1.1");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        server.close();
        assertThat(overs).hasValue(2);
    }

    @Test
    void runsEachActionOnceWhenTheClientOfAStreamHasGone() throws InterruptedException {
        try (RawClient client = server.client()) {
            client.request("GET /open HTTP/1.1").reply();
        }
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        server.close();
        assertThat(overs).hasValue(2);
    }

    @Test
    void endsAStreamAndItsConnectionAndRunsAtOnceWhatIsDueAfterTheEnd() {
        try (RawClient client = server.client()) {
            RawClient.Reply head = client.request("GET /two HTTP/1.1").reply();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Transfer-Encoding")).contains("chunked");
            assertThat(client.rest()).isEqualTo("4\r\none,\r\n3\r\ntwo\r\n0\r\n\r\n");
            assertThat(overs).hasValue(4);
            assertThat(server.bugs()).isZero();
        }
    }

    @Test
    void endsAStreamThatFailsAndCountsTheBug() {
        try (RawClient client = server.client()) {
            client.request("GET /broken HTTP/1.1").reply();
            assertThat(client.rest()).isEqualTo("3\r\none\r\n0\r\n\r\n");
            assertThat(server.bugs()).isEqualTo(1);
        }
    }

    @Test
    void answersHeadOfAStreamWithoutBeginningIt() {
        try (RawClient client = server.client()) {
            RawClient.Reply head = client.request("HEAD /two HTTP/1.1").replyWithoutBody();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).contains("text/plain");
            assertThat(head.header("Content-Length")).isEmpty();
            assertThat(client.request("GET /short HTTP/1.1").reply().body()).isEqualTo("[]");
        }
    }
}
