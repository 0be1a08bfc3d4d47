package io.commentlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void showsMediansSpreadAndRatioToTheFirst() {
        assertThat(Table.lines(Results.of("poll", 9_000)))
                .containsExactly(
                        "poll: polls & <more>",
                        "  contender   requests/s     ±  ratio",
                        "  commentlog      10,000  10 %   1.00",
                        "  nginx           20,000   0 %   2.02",
                        "",
                        "  goal                                   measured  verdict",
                        "  requests/s: commentlog ≥ 0.85 × nginx      0.50   missed",
                        "  requests/s: commentlog ≥ 9,000           10,000      met",
                        "not measured: Redis is not installed.",
                        "note: The body has 2 bytes.");
    }

    @Test
    void isMarkdownToo() {
        assertThat(Table.markdown(List.of(List.of("a", "b"), List.of("1", "2"))))
                .containsExactly("| a | b |", "|---|---:|", "| 1 | 2 |");
    }
}
