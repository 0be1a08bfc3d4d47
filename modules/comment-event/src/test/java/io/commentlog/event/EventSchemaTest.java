package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema in the top level's {@code topics/} says of the examples what the code says of them. */
final class EventSchemaTest {
    private static final TopicSchema SCHEMA = TopicSchema.of("comment-event");

    static List<Example> valid() {
        return Example.valid();
    }

    static List<Example> invalid() {
        return Example.invalid();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsWhatTheCodeAccepts(Example example) {
        assertThat(SCHEMA.problems(example.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatTheCodeRefuses(Example example) {
        assertThat(SCHEMA.problems(example.json())).isNotEmpty();
    }

    @Test
    void acceptsWhatTheCodeWrites() {
        for (CommentEvent event : List.of(
                new CommentEvent.Posted(Comments.waiting("a")),
                new CommentEvent.Patched("a", true),
                new CommentEvent.Deleted("a"),
                new CommentEvent.Unanswered("a", new LogPosition(0, 12), Failure.of("timeout", 3, "a\nb\u0000\"")),
                new CommentEvent.Retried("a", new LogPosition(0, 12)))) {
            assertThat(SCHEMA.problems(CommentEventJson.write(event))).isEmpty();
        }
    }
}
