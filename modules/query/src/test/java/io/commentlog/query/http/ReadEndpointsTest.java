package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.commentlog.kit.NotNow;
import io.commentlog.query.Told;
import io.commentlog.query.replica.PublishedView;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadEndpointsTest {
    private static final String GZIP = "Accept-Encoding: gzip";

    private final LiveView live = new LiveView();

    @AutoClose
    private final Node node = new Node(live);

    private final Wire client = node.client();

    @AfterEach
    void metNoBug() {
        assertThat(node.bugs()).isZero();
    }

    @Test
    void answersAUserSearchBeforeAPollBeforeADeltaBeforeAList() {
        live.post(1, "a");
        assertThat(client.get("/api/comments?uss=ann&after=0&cursor=").text()).contains("\"serverSideSearch\":true");
        assertThat(client.get("/api/comments?after=0&cursor=").text()).startsWith("[");
        assertThat(client.get("/api/comments?uss=&after=&cursor=").text()).contains("\"cursor\":");
        assertThat(client.get("/api/comments?uss=&after=").text()).contains("\"hasMore\":");
    }

    @Test
    void keepsTheSearchesOfTwoFiltersApart() {
        live.post(1, "human");
        live.post(Told.BOTS, 2, "bot");

        assertThat(client.get("/api/comments?uss=ann&type=human").text()).contains("\"total\":1", "\"id\":\"human\"");
        assertThat(client.get("/api/comments?uss=ann&type=AI").text()).contains("\"total\":1", "\"id\":\"bot\"");
        assertThat(client.get("/api/comments?uss=ann").text()).contains("\"total\":2");
    }

    @Test
    void tellsTheViewsAgeAndSourceOnEveryRead() {
        live.post(1, "a");
        for (String target : reads()) {
            for (Wire.Reply reply : List.of(client.get(target), client.head(target))) {
                assertThat(reply.status()).as(target).isEqualTo(200);
                assertThat(reply.header("View-Age-Ms")).as(target).isEqualTo("12");
                assertThat(reply.header("View-Source")).as(target).isEqualTo("live");
                assertThat(reply.header("ETag")).as(target).startsWith("\"");
                assertThat(reply.header("View-Behind")).as(target).isEmpty();
            }
        }
    }

    @Test
    void answers304ToWhoHasItAndTheWholeOnceItHasChanged() {
        live.post(1, "a");
        for (String target : reads()) {
            String tag = client.get(target).header("ETag");
            Wire.Reply known = client.get(target, "If-None-Match: \"other\", W/" + tag);
            assertThat(known.status()).as(target).isEqualTo(304);
            assertThat(known.header("ETag")).isEqualTo(tag);
            assertThat(known.header("Cache-Control")).isNotEmpty();
            assertThat(client.head(target, "If-None-Match: " + tag).status()).isEqualTo(304);
            assertThat(client.get(target, "If-None-Match: *").status()).isEqualTo(304);
            assertThat(client.get(target, "If-None-Match: \"other\"", "If-None-Match: " + tag)
                            .status())
                    .isEqualTo(304);
            assertThat(client.get(target, "If-None-Match: \"other\"").status()).isEqualTo(200);
        }
        String list = client.get("/api/comments").header("ETag");
        String poll = client.get("/api/comments?after=0").header("ETag");
        live.post(2, "b");
        assertThat(client.get("/api/comments", "If-None-Match: " + list).text()).contains("\"id\":\"b\"");
        assertThat(client.get("/api/comments?after=0", "If-None-Match: " + poll).text())
                .contains("\"id\":\"b\"");
    }

    @Test
    void givesTheSameTagOnEveryNode() {
        live.post(1, "a");
        try (Node other = new Node(live);
                Wire elsewhere = other.client()) {
            for (String target : reads()) {
                assertThat(elsewhere.get(target).header("ETag"))
                        .isEqualTo(client.get(target).header("ETag"));
            }
        }
    }

    @Test
    void compressesWhatIsLargeForWhoAsks() throws IOException {
        for (int i = 0; i < 20; i++) {
            live.post(i, "c" + i);
        }
        for (String target : List.of("/api/comments", "/api/comments?after=0", "/api/comments?cursor=")) {
            Wire.Reply plain = client.get(target);
            Wire.Reply small = client.get(target, GZIP);
            assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
            assertThat(plain.header("Content-Encoding")).isEmpty();
            assertThat(small.header("Vary")).isEqualTo("Accept-Encoding");
            assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(small.header("ETag")).isNotEqualTo(plain.header("ETag"));
            assertThat(small.body().length()).isLessThan(plain.body().length() / 2);
            assertThat(unzipped(small.body())).isEqualTo(plain.body());
            assertThat(client.head(target, GZIP).header("Content-Length")).isEqualTo(small.header("Content-Length"));

            Wire.Reply known = client.get(target, GZIP, "If-None-Match: " + small.header("ETag"));
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.header("Vary")).isEqualTo("Accept-Encoding");
            assertThat(known.header("Content-Encoding")).isEmpty();
            assertThat(client.get(target, "If-None-Match: " + small.header("ETag"))
                            .status())
                    .isEqualTo(200);
            assertThat(client.get(target, "Accept-Encoding: gzip;q=0").header("Content-Encoding"))
                    .isEmpty();
        }
    }

    @Test
    void leavesWhatIsSmallAsItIs() {
        live.post(1, "a");
        Wire.Reply reply = client.get("/api/comments", GZIP);

        assertThat(reply.header("Content-Encoding")).isEmpty();
        assertThat(reply.header("Vary")).isEmpty();
        assertThat(reply.text()).startsWith("{\"comments\":[");
    }

    @Test
    void waitsForThePositionThatTheReaderNames() {
        client.send("GET /api/comments?at-least=0:0");
        await().until(() -> live.view().waiters() == 1);
        live.post(1, "a");

        Wire.Reply reply = client.reply();
        assertThat(reply.text()).contains("\"id\":\"a\"");
        assertThat(reply.header("View-Behind")).isEmpty();
    }

    @Test
    void saysAfterTwoSecondsThatItsViewIsBehind() {
        live.post(1, "a");
        Map<String, Wire> waiting = new LinkedHashMap<>(); // beside each other, for each takes its two seconds
        for (String target : reads()) {
            String separator = target.contains("?") ? "&" : "?";
            waiting.put(target, node.client().send("GET " + target + separator + "at-least=1:3"));
        }
        try (Wire stream = node.client()) {
            stream.send("GET /api/comments/stream?at-least=1:3");
            waiting.forEach((target, other) -> {
                Wire.Reply reply = other.reply();
                assertThat(reply.status()).as(target).isEqualTo(200);
                assertThat(reply.header("View-Behind")).as(target).isEqualTo("true");
                assertThat(reply.header("Cache-Control")).as(target).isEqualTo("no-cache");
                other.close();
            });
            assertThat(stream.head().header("View-Behind")).isEqualTo("true");
        }
        assertThat(client.get("/api/comments?at-least=2:3").status())
                .as("no such partition")
                .isEqualTo(400);
        assertThat(client.get("/api/comments?at-least=soon").status()).isEqualTo(400);
    }

    @Test
    void letsASharedCacheAnswerForASecondIfItIsTold() {
        live.post(1, "a");
        String shared = "public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=60";
        try (Node cached = new Node(live, true, Duration.ofHours(1));
                Wire reader = cached.client()) {
            String cursor = DeltaEndpointsTest.cursor(reader.get("/api/comments?cursor="));
            for (String target : List.of("/api/comments", "/api/comments?after=0", "/api/comments?cursor=" + cursor)) {
                assertThat(reader.get(target).header("Cache-Control")).isEqualTo(shared);
                assertThat(client.get(target).header("Cache-Control")).isEqualTo("no-cache");
            }
            assertThat(reader.get("/api/comments?wait=1&cursor=" + cursor).header("Cache-Control"))
                    .isEqualTo("no-cache");
            assertThat(reader.get("/api/comments/a").header("Cache-Control")).isEqualTo("no-cache");
            assertThat(reader.get("/api/stats").header("Cache-Control")).isEqualTo("public, max-age=60");
        }
    }

    @Test
    void answersAfterAPauseFromTheViewThatHasCaughtUp() {
        live.post(1, "a");
        CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
        live.pausedUntil(caughtUp);
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> {
            live.post(2, "b");
            caughtUp.complete(true);
        });
        Wire.Reply reply = client.get("/api/comments");
        meanwhile.join();

        assertThat(reply.text()).contains("\"id\":\"b\"");
        assertThat(reply.header("View-Behind")).isEmpty();
    }

    @Test
    void saysAfterAPauseThatTheViewHasNotCaughtUpInTime() {
        live.post(1, "a");
        live.pausedUntil(CompletableFuture.completedFuture(false));
        for (String target : reads()) {
            Wire.Reply reply = client.get(target);
            assertThat(reply.status()).as(target).isEqualTo(200);
            assertThat(reply.header("View-Behind")).as(target).isEqualTo("true");
        }
    }

    @Test
    void answers503BeforeThereIsAView() {
        ServedView none = new ServedView() {
            @Override
            public PublishedView view() {
                throw new NotNow("The view is still loading", Duration.ofSeconds(1));
            }

            @Override
            public Optional<CompletionStage<Boolean>> waking(Duration patience) {
                return Optional.empty();
            }

            @Override
            public boolean isWaking() {
                return false;
            }

            @Override
            public Source source() {
                return Source.SNAPSHOT;
            }

            @Override
            public Optional<Duration> age() {
                return Optional.empty();
            }
        };
        try (Node early = new Node(none);
                Wire reader = early.client()) {
            for (String target : List.of(
                    "/api/comments",
                    "/api/comments?after=0",
                    "/api/comments?cursor=",
                    "/api/comments?uss=ann",
                    "/api/comments/a",
                    "/api/comments/stream",
                    "/api/stats")) {
                Wire.Reply reply = reader.get(target);
                assertThat(reply.status()).as(target).isEqualTo(503);
                assertThat(reply.header("Retry-After")).as(target).isEqualTo("1");
                assertThat(reply.text()).isEqualTo("{\"error\":\"The view is still loading\"}");
            }
            assertThat(early.bugs()).isZero();
        }
    }

    private static List<String> reads() {
        return List.of(
                "/api/comments",
                "/api/comments?after=0",
                "/api/comments?cursor=",
                "/api/comments?uss=ann",
                "/api/comments/a",
                "/api/stats");
    }

    private static Buffer unzipped(Buffer body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
            return Buffer.buffer(in.readAllBytes());
        }
    }
}
