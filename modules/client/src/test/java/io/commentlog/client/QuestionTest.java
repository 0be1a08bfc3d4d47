package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final URI NODE = URI.create("http://a:1/prefix");

    @Test
    void leavesIdsAsTheyAreAndEncodesWhatIsNone() {
        assertThat(uri(Question.delete("reply:5-0_x.y"))).hasToString("http://a:1/prefix/api/comments/reply:5-0_x.y");
        assertThat(uri(Question.delete("a/../b c?"))).hasToString("http://a:1/prefix/api/comments/a%2F..%2Fb%20c%3F");
    }

    @Test
    void encodesParameters() {
        Read read = Read.newest(5)
                .offset(2)
                .search("a+b &é")
                .type("AI")
                .domain("example.org")
                .atLeast(new Position("3:17"));
        assertThat(uri(Question.get("", read.window())).getRawQuery())
                .isEqualTo("at-least=3%3A17&domain=example.org&limit=5&offset=2&search=a%2Bb%20%26%C3%A9&type=AI");
        assertThat(read.filter()).doesNotContainKeys("offset", "search");
        assertThat(Read.newest().window()).isEmpty();
    }

    @Test
    void saysJsonOnlyWhereThereIsABody() {
        assertThat(contentType(Question.post(new byte[0]))).contains("application/json");
        assertThat(contentType(Question.get("", Map.of()))).isEmpty();
    }

    private static URI uri(Question question) {
        return question.to(NODE).build().uri();
    }

    private static Optional<String> contentType(Question question) {
        return question.to(NODE).build().headers().firstValue("Content-Type");
    }
}
