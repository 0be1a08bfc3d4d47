package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of alarms in {@code docs/metrics.md} and what Prometheus is given: the same, alarm by alarm. */
final class AlarmsTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| `(.*)` \\| (\\w+) \\| (yes|no) \\|$", Pattern.MULTILINE);

    @Test
    void areThoseOfTheTable() {
        String page = ComposeFile.text("docs/metrics.md");
        String table = page.substring(page.indexOf("<!-- alarms -->"));
        List<List<String>> documented = ROW.matcher(table)
                .results()
                .map(row -> List.of(
                        row.group(1), row.group(2), row.group(3), row.group(4).equals("yes") ? "page" : "ticket"))
                .toList();
        assertThat(documented).hasSizeGreaterThan(15);
        assertThat(WatchFiles.alerts())
                .extracting(alert -> List.of(
                        alert.path("alert").asText(),
                        alert.path("expr").asText(),
                        alert.path("for").asText(),
                        alert.at("/labels/severity").asText()))
                .containsExactlyElementsOf(documented);
    }
}
