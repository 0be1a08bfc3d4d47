package io.commentlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
    @Test
    void drawsTheLongestBarForTheMost() {
        String svg = Chart.of(Results.of("poll", 9_000));
        assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("polls &amp; &lt;more&gt;: requests/s");
        assertThat(svg).contains("width=\"210.0\" height=\"16\" fill=\"#2a7de1\"", ">10,000</text>");
        assertThat(svg).contains("width=\"420.0\" height=\"16\" fill=\"#9aa5b1\"", ">20,000</text>");
    }

    @Test
    void keepsEveryRoundForPrograms() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(ResultJson.of(Results.of("poll", 9_000)));
        assertThat(json.at("/scenario").asText()).isEqualTo("poll");
        assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/contenders/0/name").asText()).isEqualTo("commentlog");
        assertThat(json.at("/contenders/0/RATE/median").asDouble()).isEqualTo(10_000.0);
        assertThat(json.at("/contenders/0/RATE/rounds").toString()).isEqualTo("[9000.0,11000.0]");
        assertThat(json.at("/goals/0/verdict").asText()).isEqualTo("missed");
        assertThat(json.at("/goals/0/ratio").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/goals/1/value").asDouble()).isEqualTo(10_000.0);
        assertThat(json.at("/missing/0").asText()).isEqualTo("Redis is not installed.");
    }

    @Test
    void replacesOnlyItsOwnSectionOfThePage() {
        String first = Readme.with("# Mine\n\nBy hand.\n", Results.of("a", 9_000));
        String both = Readme.with(first, Results.of("b", 9_000));
        String again = Readme.with(both, Results.of("a", 19_000));
        assertThat(again)
                .startsWith("# Mine\n\nBy hand.\n")
                .containsOnlyOnce("## `a`")
                .containsOnlyOnce("## `b`");
        assertThat(again).contains("| commentlog | 20,000 |", "| commentlog | 10,000 |");
        assertThat(again.indexOf("## `a`")).isLessThan(again.indexOf("## `b`"));
        assertThat(again)
                .contains("2026-01-31, medians of 2 rounds of 10 s each, 2 cores (Some CPU), Linux 6, A VM 17.");
    }

    @Test
    void isWrittenIntoADirectoryThatNeedNotBeThere(@TempDir Path temporary) throws IOException {
        Path directory = temporary.resolve("docs/benchmarks");
        ReportFiles.write(directory, Results.of("a", 9_000));
        ReportFiles.write(directory, Results.of("b", 9_000));
        assertThat(Files.readString(directory.resolve("README.md")))
                .contains("## `a`", "## `b`", "(b.svg)", "(b.json)");
        assertThat(directory.resolve("a.json")).exists();
        assertThat(directory.resolve("b.svg")).exists();
    }
}
