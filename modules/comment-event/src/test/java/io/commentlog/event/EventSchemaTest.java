package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema in the top level's {@code topics/} says of the examples what the code says of them. */
final class EventSchemaTest {
    private static Schema schema;

    static List<Example> valid() {
        return Example.valid();
    }

    static List<Example> invalid() {
        return Example.invalid();
    }

    @BeforeAll
    static void read() throws IOException {
        String text = Files.readString(Example.TOPICS.resolve("schemas").resolve("comment-event.schema.json"));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static List<?> problems(byte[] json) {
        return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsWhatTheCodeAccepts(Example example) {
        assertThat(problems(example.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatTheCodeRefuses(Example example) {
        assertThat(problems(example.json())).isNotEmpty();
    }

    @Test
    void acceptsWhatTheCodeWrites() {
        for (CommentEvent event : List.of(
                new CommentEvent.Posted(Comments.waiting("a")),
                new CommentEvent.Patched("a", true),
                new CommentEvent.Deleted("a"),
                new CommentEvent.Unanswered("a", new LogPosition(0, 12), Failure.of("timeout", 3, "a\nb\u0000\"")),
                new CommentEvent.Retried("a", new LogPosition(0, 12)))) {
            assertThat(problems(CommentEventJson.write(event))).isEmpty();
        }
    }
}
