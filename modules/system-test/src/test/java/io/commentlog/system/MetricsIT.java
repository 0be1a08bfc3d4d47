package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What docs/metrics.md says, held against a node with all roles. */
@Tag("long")
@ExtendWith(SharedUp.class)
@ResourceLock(SharedUp.NAME)
final class MetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MetricsPage page = MetricsPage.read();

    private static Set<String> told(SharedUp.Running up) {
        Set<String> names = new TreeSet<>();
        Matcher type = Pattern.compile("(?m)^# TYPE (\\w+) ")
                .matcher(up.deployment().client().get("/metrics").body());
        while (type.find()) {
            names.add(type.group(1));
        }
        return names;
    }

    @Test
    void haveARowEachAndNoOther(SharedUp.Running up) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> own = told(up);
            own.removeIf(name -> !name.startsWith("commentlog_"));
            assertThat(own).isEqualTo(page.own());
        });
    }

    @Test
    void areThereWhereThePageSpeaksOfThem(SharedUp.Running up) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(told(up)).containsAll(page.kafkas()).containsAll(page.ofTheProcess()));
    }

    @Test
    void areNotMoreThanAMonitorCanBear(SharedUp.Running up) {
        long series = up.deployment()
                .client()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .count();
        assertThat(series).isBetween(300L, 6_000L);
    }
}
