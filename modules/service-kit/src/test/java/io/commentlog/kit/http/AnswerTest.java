package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerTest {
    @Test
    void saysAnErrorAsTheContractDoes() {
        Answer answer = Answer.error(404, "Not found");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsExactly(Map.entry("Content-Type", "application/json"));
        assertThat(answer.body()).hasToString("{\"error\":\"Not found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \"b\" c", "back\\slash", "two\nlines\t\u0000", "</script>", "ünï 漢 😀"})
    void quotesWhateverAnErrorSays(String sentence) {
        assertThat(new JsonObject(Answer.error(400, sentence).body()).getString("error"))
                .isEqualTo(sentence);
    }

    @Test
    void addsAHeader() {
        assertThat(Answer.json(200, "[]").with("ETag", "\"1\"").headers())
                .containsExactly(Map.entry("Content-Type", "application/json"), Map.entry("ETag", "\"1\""));
    }

    @Test
    void replacesTheHeaderThatItHasInAnyCase() {
        Answer first = Answer.empty(200).with("Cache-Control", "no-cache");
        assertThat(first.with("cache-control", "public").headers())
                .containsExactly(Map.entry("cache-control", "public"));
        assertThat(first.headers()).containsExactly(Map.entry("Cache-Control", "no-cache"));
    }
}
