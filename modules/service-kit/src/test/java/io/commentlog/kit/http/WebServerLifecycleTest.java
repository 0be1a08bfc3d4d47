package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.CannotStart;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WebServerLifecycleTest {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(4);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final Promise<Answer> late = Promise.promise();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final Routes routes = new Routes()
            .get("/", request -> {
                threads.add(Thread.currentThread().getName());
                return Future.succeededFuture(Answer.json(200, "[]"));
            })
            .get("/late", request -> {
                arrived.countDown();
                return late.future();
            });

    @Test
    void servesOneFreePortOnEveryEventLoop() {
        try (TestServer server = new TestServer(routes, "*")) {
            assertThat(server.server().port()).isPositive();
            for (int connection = 0; connection < 8; connection++) {
                try (RawClient client = server.client()) {
                    assertThat(client.request("GET / HTTP/1.1").reply().body()).isEqualTo("[]");
                }
            }
            assertThat(threads).hasSize(2);
        }
    }

    @Test
    void hasItsOwnFreePortBesideAnotherServer() {
        try (TestServer first = new TestServer(routes, "*");
                WebServer second = WebServer.start(
                        first.vertx(), TestServer.config(0, "*"), new Routes(), new SimpleMeterRegistry())) {
            assertThat(second.port()).isNotEqualTo(first.server().port());
        }
    }

    @Test
    void saysInOneSentenceThatItsPortIsTaken() {
        try (TestServer first = new TestServer(routes, "*")) {
            int port = first.server().port();
            assertThatThrownBy(() -> start(first, TestServer.config(port, "*")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("Port " + port + " of 127.0.0.1 is taken: choose another with --port");
            try (RawClient client = first.client()) {
                assertThat(client.request("GET / HTTP/1.1").reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void saysInOneSentenceThatItsAddressIsNotOfThisMachine() {
        try (TestServer first = new TestServer(routes, "*")) {
            HttpConfig elsewhere = new HttpConfig("192.0.2.1", 8080, List.of("*"), 1);
            assertThatThrownBy(() -> start(first, elsewhere))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Cannot listen on 192.0.2.1:8080: ");
        }
    }

    @Test
    void closesAtOnceUnderIdleConnectionsAndOnlyOnce() {
        try (TestServer server = new TestServer(routes, "*");
                RawClient idle = server.client()) {
            idle.request("GET / HTTP/1.1").reply();
            long start = System.nanoTime();
            server.server().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
            assertThat(idle.isClosedByServer()).isTrue();
            server.server().close();
        }
    }

    @Test
    void letsAnAnswerUnderWayFinishWhenItCloses() throws InterruptedException {
        try (TestServer server = new TestServer(routes, "*");
                RawClient client = server.client()) {
            client.request("GET /late HTTP/1.1");
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            server.vertx().setTimer(200, id -> late.complete(Answer.json(200, "{}")));
            server.server().close();
            assertThat(client.reply().body()).isEqualTo("{}");
        }
    }

    @Test
    void closesInTimeUnderAnAnswerThatNeverComes() throws InterruptedException {
        try (TestServer server = new TestServer(routes, "*");
                RawClient client = server.client()) {
            client.request("GET /late HTTP/1.1");
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            server.server().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_CLOSE);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private void start(TestServer beside, HttpConfig config) {
        WebServer.start(beside.vertx(), config, routes, new SimpleMeterRegistry())
                .close();
    }
}
