package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class ShownTest {
    private static final Numbering NUMBERING = new Numbering("row-x");

    @Test
    void findsCommentsAndTheirMarks() {
        Shown shown = Shown.in(
                "[{\"id\":\"row-x-12\",\"text\":\"a\",\"botParams\":{\"processed\":true}},"
                        + "{\"id\":\"row-x-3\",\"botParams\":{\"processed\":false}},{\"id\":\"row-x-4\"}]",
                NUMBERING);

        assertThat(shown.facts())
                .isEqualTo(Recorded.facts(Fact.posted(12), Fact.marked(12), Fact.posted(3), Fact.posted(4)));
        assertThat(shown.repeated()).isZero();
    }

    @Test
    void countsWhatIsThereTwice() {
        assertThat(Shown.in("[{\"id\":\"row-x-1\"},{\"id\":\"row-x-1\"}]", NUMBERING)
                        .repeated())
                .isEqualTo(1);
    }

    @Test
    void findsNothingOfOtherRows() {
        assertThat(Shown.in("[{\"id\":\"row-y-1\"}]", NUMBERING).facts()).isEqualTo(new BitSet());
    }
}
