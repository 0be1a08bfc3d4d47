package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.node.cli.MarkdownPage.At;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownPageTest {
    private static final MarkdownPage PAGE = MarkdownPage.of(
            Path.of("page.md"),
            List.of(
                    "# The [first](x.md) page, `up`",
                    "See [a",
                    "b](other.md#part) and `code [no](link)`, `two",
                    "lines`.",
                    "`begins` it",
                    "```sh",
                    "# no heading",
                    "./commentlog up",
                    "```",
                    "## Part",
                    "## Part",
                    "<img src=\"picture.svg\">"));

    @Test
    void hasLinksWithTheirLinesButNoneFromCode() {
        assertThat(PAGE.links())
                .containsExactly(new At(1, "x.md"), new At(3, "other.md#part"), new At(12, "picture.svg"));
    }

    @Test
    void hasCodeWithItsLinesAlsoOverTwo() {
        assertThat(PAGE.code())
                .containsExactly(
                        new At(1, "up"), new At(3, "code [no](link)"), new At(3, "two lines"), new At(5, "begins"));
    }

    @Test
    void hasTheLinesOfFencedBlocks() {
        assertThat(PAGE.fenced()).containsExactly(new At(7, "# no heading"), new At(8, "./commentlog up"));
    }

    @Test
    void hasTheAnchorsOfItsHeadings() {
        assertThat(PAGE.anchors()).containsExactlyInAnyOrder("the-first-page-up", "part", "part-1");
    }
}
