package io.commentlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsALineEveryFewSeconds() {
        Progress progress = new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), false, 100_000, 0);
        progress.left(90_000, SECOND);
        progress.left(50_000, 5 * SECOND);
        progress.left(45_000, 6 * SECOND);
        progress.end();
        assertThat(said())
                .isEqualTo("commentlog: 50,000 of 100,000 events, 10,000/s, 5 s left" + System.lineSeparator());
    }

    @Test
    void writesOverItsLineOnATerminal() {
        Progress progress = new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), true, 100, 0);
        progress.left(50, SECOND);
        progress.left(25, 2 * SECOND);
        progress.end();
        assertThat(said())
                .startsWith("\rcommentlog: 50 of 100 events, 50/s, 1 s left ")
                .doesNotContain("\n");
        assertThat(said()).endsWith(" \r");
    }

    @Test
    void saysNothingOfAShortReading() {
        Progress progress = new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), true, 100, 0);
        progress.left(50, SECOND / 10);
        progress.end();
        assertThat(said()).isEmpty();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
