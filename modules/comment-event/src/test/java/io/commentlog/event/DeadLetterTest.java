package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code, schema and examples of the topic {@code comments.unanswered} say the same. */
final class DeadLetterTest {
    private static final DeadLetter LETTER =
            new DeadLetter("a", "echo", new LogPosition(0, 12), Failure.of("timeout", 3, "late"), 1_700_000_000_000L);

    private static final TopicSchema SCHEMA = TopicSchema.of("dead-letter");

    static List<Example> valid() {
        return Example.validLetters();
    }

    static List<Example> invalid() {
        return Example.invalidLetters();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void isWrittenAsItIsReadByteForByte(Example example) throws IOException, MalformedEvent {
        assertThat(SCHEMA.problems(example.json())).isEmpty();
        DeadLetter letter = DeadLetterJson.read(example.json());
        assertThat(new String(DeadLetterJson.write(letter), StandardCharsets.UTF_8))
                .isEqualTo(new ObjectMapper().readTree(example.json()).toString());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void isRefusedInOneSentenceBySchemaAndCode(Example example) {
        assertThat(SCHEMA.problems(example.json())).isNotEmpty();
        assertThatThrownBy(() -> DeadLetterJson.read(example.json()))
                .isInstanceOf(MalformedEvent.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    @Test
    void isKeyedByItsComment() throws MalformedEvent {
        assertThat(new String(DeadLetterJson.key(LETTER), StandardCharsets.UTF_8))
                .isEqualTo("a");
        assertThat(DeadLetterJson.read(DeadLetterJson.write(LETTER))).isEqualTo(LETTER);
        assertThat(SCHEMA.problems(DeadLetterJson.write(LETTER))).isEmpty();
    }
}
