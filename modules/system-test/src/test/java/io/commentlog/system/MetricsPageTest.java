package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MetricsPageTest {
    private static final Path OPERATING = Path.of("..", "..", "docs", "operating.md");

    private final MetricsPage page = MetricsPage.read();

    @Test
    void hasASectionForEveryAlarmAndForNoOther() throws IOException {
        String text = Files.readString(OPERATING);
        int begin = text.indexOf("\n## Alarms\n");
        List<String> sections = text.substring(begin, text.indexOf("\n## ", begin + 1))
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
        assertThat(sections)
                .hasSizeGreaterThan(10)
                .containsExactlyElementsOf(
                        page.alarms().stream().map(MetricsPage.Alarm::name).toList());
    }

    @Test
    void restsEveryAlarmOnMetricsThatItHas() {
        Set<String> known = new TreeSet<>(page.own());
        known.addAll(page.ofTheProcess());
        Pattern metric = Pattern.compile("\\b(?:commentlog|jvm|process|kafka)_[a-z_]+");
        for (MetricsPage.Alarm alarm : page.alarms()) {
            Matcher named = metric.matcher(alarm.expression());
            while (named.find()) {
                assertThat(known).as(alarm.name()).contains(named.group());
            }
            assertThat(alarm.lasting()).as(alarm.name()).matches("\\d+[sm]");
        }
    }
}
