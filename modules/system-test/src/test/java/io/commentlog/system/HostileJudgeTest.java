package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileJudgeTest {
    private static final Map<String, String> HEADERS =
            Map.of("access-control-allow-origin", "*", "content-type", "application/json");
    private static final String ERROR = "{\"error\":\"This is wrong\",\"details\":[1]}";

    private static boolean complains(int status, Map<String, String> headers, String body) {
        return HostileJudge.complaint(new HostileReply(status, headers, body, false), false)
                .isPresent();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put(name, value);
        return headers;
    }

    @Test
    void letsGoodAnswersPass() {
        assertThat(complains(200, HEADERS, "[]")).isFalse();
        assertThat(complains(400, HEADERS, ERROR)).isFalse();
        assertThat(complains(204, HEADERS, "")).isFalse();
        assertThat(complains(503, with("retry-after", "1"), ERROR)).isFalse();
    }

    @Test
    void complainsAboutOurOwnFailures() {
        assertThat(complains(500, HEADERS, ERROR)).isTrue();
        assertThat(complains(501, HEADERS, ERROR)).isTrue();
        assertThat(complains(503, HEADERS, ERROR)).isTrue();
    }

    @Test
    void complainsAboutAnswersThatPagesCannotRead() {
        assertThat(complains(400, Map.of("content-type", "application/json"), ERROR))
                .isTrue();
        assertThat(complains(400, with("content-type", "text/html"), ERROR)).isTrue();
        assertThat(complains(400, with("content-encoding", "gzip"), ERROR)).isTrue();
        assertThat(complains(200, HEADERS, "[] []")).isTrue();
        assertThat(complains(200, HEADERS, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"error\":\"\"}",
                "{\"error\":\"Wrong\"}",
                "{\"error\":\"Two \\n lines\"}",
                "{\"error\":\"This is wrong\",\"trace\":[]}",
                "{\"error\":\"This is wrong\"} ]",
                "{\"error\":\"A java.lang.Error came\"}",
                "{\"error\":\"An IllegalStateException came\"}"
            })
    void complainsAboutErrorsThatAreNoSentence(String body) {
        assertThat(complains(400, HEADERS, body)).isTrue();
    }
}
