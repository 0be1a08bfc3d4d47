package io.commentlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bench.CannotBench;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that behaves as it is told. */
@Timeout(60)
final class HttpLoadIT {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void chargesAStallForEverybodyWhoWouldHaveComeMeanwhile() {
        AtomicInteger asked = new AtomicInteger();
        URI server = serve(request -> {
            if (asked.incrementAndGet() == 50) {
                vertx.setTimer(500, over -> answer(request, 200));
            } else {
                answer(request, 200);
            }
        });
        try (HttpLoad clients = HttpLoad.connect(vertx, server, 1, Requests.get(server, "/"))) {
            Load load = clients.atRate(100, SECOND.multipliedBy(2));
            assertThat(load.answered()).isEqualTo(200);
            // Half a second of 100 a second met the stall, a quarter of all: a closed loop would tell of a single one.
            assertThat(load.percentile(80)).isGreaterThan(40.0);
            assertThat(load.percentile(99)).isBetween(300.0, 5_000.0);
        }
    }

    @Test
    void keepsEveryConnectionBusy() {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        URI server = serve(request -> {
            ports.add(request.connection().remoteAddress().port());
            answer(request, 200);
        });
        try (HttpLoad clients = HttpLoad.connect(vertx, server, 7, Requests.get(server, "/"))) {
            Load load = clients.asFastAsAnswered(Duration.ofMillis(100), SECOND);
            assertThat(ports).hasSize(7);
            assertThat(load.failed()).isZero();
            assertThat(load.answered()).isGreaterThan(100).isLessThan(clients.sent());
        }
    }

    @Test
    void countsWhatIsNotTheRightAnswer() {
        URI server = serve(request -> answer(request, 503));
        try (HttpLoad clients = HttpLoad.connect(vertx, server, 2, Requests.get(server, "/"))) {
            Load load = clients.atRate(100, SECOND);
            assertThat(load.failed()).isEqualTo(100);
            assertThat(load.answered()).isZero();
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        URI nobody = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() -> HttpLoad.connect(vertx, nobody, 1, Requests.get(nobody, "/")))
                .isInstanceOf(CannotBench.class)
                .hasMessage("Nobody answers at http://127.0.0.1:1");
    }

    private URI serve(Handler<HttpServerRequest> handler) {
        int port = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    private static void answer(HttpServerRequest request, int status) {
        var unused = request.response().setStatusCode(status).end("[]");
    }
}
