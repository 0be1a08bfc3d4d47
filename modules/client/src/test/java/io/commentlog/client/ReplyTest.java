package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final URI NODE = URI.create("http://a");
    /** Tue, 14 Nov 2023 22:13:20 GMT. */
    private static final long NOW = FakeTime.NOW;

    @Test
    void readsRetryAfterAsSecondsAndAsADate() {
        assertThat(retryAfter("7")).contains(Duration.ofSeconds(7));
        assertThat(retryAfter("Tue, 14 Nov 2023 22:13:30 GMT")).contains(Duration.ofSeconds(10));
        assertThat(retryAfter("Tue, 14 Nov 2023 22:00:00 GMT")).contains(Duration.ZERO);
        assertThat(retryAfter("999999999")).contains(Duration.ofHours(1));
        assertThat(retryAfter("soon")).isEmpty();
        assertThat(retryAfter("-1")).isEmpty();
    }

    @Test
    void tellsTheCallersMistakeFromTheNodesFailure() {
        assertThat(failure(404, "{\"error\":\"Message not found\"}"))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.status()).isEqualTo(404);
                    assertThat(rejected.sentence()).isEqualTo("Message not found");
                    assertThat(rejected.isPassing()).isFalse();
                });
        assertThat(failure(429, "{\"error\":\"Slow down\"}").isPassing()).isTrue();
        assertThat(failure(503, "{\"error\":\"The view is loading\"}"))
                .isInstanceOf(Unavailable.class)
                .hasMessage("http://a answered 503: The view is loading");
        assertThat(failure(302, "").isPassing()).isTrue();
    }

    @Test
    void findsWordsForWhatAProxySaid() {
        assertThat(failure(502, "<html>Bad Gateway</html>"))
                .hasMessage("http://a answered 502: no sentence came with it");
    }

    private static Optional<Duration> retryAfter(String value) {
        return new Reply(503, HttpHeaders.of(Map.of("Retry-After", List.of(value)), (n, v) -> true), new byte[0])
                .retryAfter(NOW);
    }

    private static CommentlogFailure failure(int status, String body) {
        return new Reply(status, HttpHeaders.of(Map.of(), (n, v) -> true), body.getBytes(StandardCharsets.UTF_8))
                .failure(NODE, NOW);
    }
}
