package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuaranteesPageTest {
    @Test
    void replacesWhatWasMeasuredBeforeAndNothingElse() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "guarantees.md"));

        String once = GuaranteesPage.with(page, "| a |");
        String twice = GuaranteesPage.with(once, "| b |");

        assertThat(once).contains("| a |");
        assertThat(twice).isEqualTo(once.replace("| a |", "| b |"));
        assertThat(twice.lines().findFirst()).isEqualTo(page.lines().findFirst());
    }

    @Test
    void refusesAPageWithoutMarkers() {
        assertThatThrownBy(() -> GuaranteesPage.with("# Guarantees", "| a |"))
                .hasMessage("The page has no place for what was measured");
    }

    @Test
    void tellsSeedAndRowsAndWhatIsMissing() {
        assertThat(GuaranteesPage.measured(List.of(new Recorded(3).judged()), List.of("clock: not measured"), 42))
                .contains("seed 42.", "delete on PATCH", "| recorded | green |", "- clock: not measured");
    }
}
