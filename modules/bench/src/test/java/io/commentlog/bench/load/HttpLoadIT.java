package io.commentlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bench.CannotBench;
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

    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void chargesAStallForEverybodyWhoWouldHaveComeMeanwhile() {
        AtomicInteger asked = new AtomicInteger();
        URI server = served.by(request -> {
            if (asked.incrementAndGet() == 50) {
                served.vertx().setTimer(500, over -> answer(request, 200));
            } else {
                answer(request, 200);
            }
        });
        try (HttpLoad clients = HttpLoad.connect(served.vertx(), server, 1, Requests.get(server, "/"))) {
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
        URI server = served.by(request -> {
            ports.add(request.connection().remoteAddress().port());
            answer(request, 200);
        });
        try (HttpLoad clients = HttpLoad.connect(served.vertx(), server, 7, Requests.get(server, "/"))) {
            Load load = clients.asFastAsAnswered(Duration.ofMillis(100), SECOND);
            assertThat(ports).hasSize(7);
            assertThat(load.failed()).isZero();
            assertThat(load.answered()).isGreaterThan(100).isLessThan(clients.sent());
        }
    }

    @Test
    void countsWhatIsNotTheRightAnswer() {
        URI server = served.by(request -> answer(request, 503));
        try (HttpLoad clients = HttpLoad.connect(served.vertx(), server, 2, Requests.get(server, "/"))) {
            Load load = clients.atRate(100, SECOND);
            assertThat(load.failed()).isEqualTo(100);
            assertThat(load.answered()).isZero();
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        URI nobody = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() -> HttpLoad.connect(served.vertx(), nobody, 1, Requests.get(nobody, "/")))
                .isInstanceOf(CannotBench.class)
                .hasMessage("Nobody answers at http://127.0.0.1:1");
    }

    private static void answer(HttpServerRequest request, int status) {
        var unused = request.response().setStatusCode(status).end("[]");
    }
}
