package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Rejection;
import io.commentlog.kit.NotNow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorEdgeTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ErrorEdge edge = new ErrorEdge(metrics);

    @Test
    void answersTheCallersMistakeAsItSays() {
        Answer answer = edge.answer(new Rejection(410, "Message deleted"));
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body()).hasToString("{\"error\":\"Message deleted\"}");
        assertThat(bugs()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "5000, 5"})
    void answersNotNowWithWhenToComeBackNeverTooEarly(long milliseconds, String seconds) {
        Answer answer = edge.answer(new NotNow("Loading", Duration.ofMillis(milliseconds)));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).hasToString("{\"error\":\"Loading\"}");
        assertThat(answer.headers()).contains(Map.entry("Retry-After", seconds));
        assertThat(bugs()).isZero();
    }

    @Test
    void seesThroughWhatStagesWrapFailuresIn() {
        Throwable wrapped = new CompletionException(new CompletionException(new Rejection(404, "Message not found")));
        assertThat(edge.answer(wrapped).status()).isEqualTo(404);
        assertThat(edge.answer(new CompletionException(new NotNow("Loading", Duration.ZERO)))
                        .status())
                .isEqualTo(503);
        assertThat(bugs()).isZero();
    }

    @Test
    void countsABugAndTellsNothingOfIt() {
        Answer answer = edge.answer(new IllegalStateException("the secret of the store"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).hasToString("{\"error\":\"Something is wrong on our side\"}");
        edge.answer(new CompletionException("wrapping nothing", null));
        assertThat(bugs()).isEqualTo(2);
    }

    private double bugs() {
        return metrics.get("commentlog.http.bugs").counter().count();
    }
}
