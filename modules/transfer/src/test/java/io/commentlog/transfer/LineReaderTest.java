package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
    private static List<LineReader.Line> read(String text) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<LineReader.Line> lines = new ArrayList<>();
        for (Optional<LineReader.Line> next = reader.next(); next.isPresent(); next = reader.next()) {
            lines.add(next.get());
        }
        return lines;
    }

    private static List<String> texts(String text) throws IOException {
        return read(text).stream()
                .map(line -> new String(line.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void numbersLinesFromOneAlsoEmptyOnesAndALastWithoutItsEnd() throws IOException {
        assertThat(texts("a\n\nbö")).containsExactly("a", "", "bö");
        assertThat(read("a\n\nb")).extracting(LineReader.Line::number).containsExactly(1L, 2L, 3L);
        assertThat(texts("a\n")).containsExactly("a");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void readsOnBeyondItsBuffer() throws IOException {
        String longer = "x".repeat(200_000);
        assertThat(texts(longer + "\nb\n" + longer)).containsExactly(longer, "b", longer);
    }

    @Test
    void readsPastALineThatIsTooLong() throws IOException {
        List<LineReader.Line> lines = read("x".repeat(LineReader.LONGEST + 1) + "\nb");
        assertThat(lines).extracting(LineReader.Line::whole).containsExactly(false, true);
        assertThat(lines.get(0).bytes()).hasSize(LineReader.LONGEST);
        assertThat(read("x".repeat(LineReader.LONGEST)))
                .extracting(LineReader.Line::whole)
                .containsExactly(true);
    }

    @Test
    void knowsABlankLine() throws IOException {
        assertThat(read(" \t\r\n\n.\n")).extracting(LineReader.Line::isBlank).containsExactly(true, true, false);
    }
}
