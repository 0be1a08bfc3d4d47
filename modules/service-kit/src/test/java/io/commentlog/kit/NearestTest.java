package io.commentlog.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> OPTIONS = List.of("--port", "--bind", "--data", "--bot-workers", "--broker-port");
    private static final List<String> VARIABLES = List.of("COMMENTLOG_PORT", "COMMENTLOG_DATA", "COMMENTLOG_RECENT");

    @ParameterizedTest
    @CsvSource({
        "--prot, --port",
        "--ports, --port",
        "-port, --port",
        "--bot-worker, --bot-workers",
        "--botworkers, --bot-workers"
    })
    void namesTheNearest(String unknown, String meant) {
        assertThat(Nearest.hint(unknown, OPTIONS)).isEqualTo("; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"--verbose", "--x", "--everything"})
    void guessesNothingWhereNothingIsNear(String unknown) {
        assertThat(Nearest.hint(unknown, OPTIONS)).isEqualTo(".");
    }

    @Test
    void comparesOnlyWhatTellsThemApart() {
        assertThat(Nearest.hint("COMMENTLOG_PROT", VARIABLES)).isEqualTo("; did you mean COMMENTLOG_PORT?");
        assertThat(Nearest.hint("COMMENTLOG_VERBOSE", VARIABLES)).isEqualTo(".");
    }

    @Test
    void guessesNothingOutOfNothing() {
        assertThat(Nearest.hint("--port", List.of())).isEqualTo(".");
    }
}
