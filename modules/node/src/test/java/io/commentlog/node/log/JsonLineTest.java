package io.commentlog.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

final class JsonLineTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.008009Z");

    @Test
    void hasTheEventInOneObject() {
        assertThat(JsonLine.of(AT, Level.WARN, "io.commentlog.X", "replica", "Behind", Optional.empty()))
                .isEqualTo(
                        "{\"timestamp\":\"2026-03-04T05:06:07.008Z\",\"level\":\"WARN\",\"logger\":\"io.commentlog.X\","
                                + "\"thread\":\"replica\",\"message\":\"Behind\"}");
    }

    @Test
    void staysOneLineWhateverIsInIt() {
        String line = JsonLine.of(AT, Level.INFO, "x", "a\"b", "two\nlines \\ é", Optional.empty());
        assertThat(line).contains("\"thread\":\"a\\\"b\"").contains("\"two\\nlines \\\\ é\"");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void hasWhereAnExceptionComesFrom() {
        String line = JsonLine.of(AT, Level.ERROR, "x", "y", "Bug", Optional.of(new IllegalStateException("why")));
        assertThat(line)
                .contains(
                        "\"exception\":\"java.lang.IllegalStateException: why\\n\\tat " + JsonLineTest.class.getName());
        assertThat(line.lines()).hasSize(1);
    }
}
