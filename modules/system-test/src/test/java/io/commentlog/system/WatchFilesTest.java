package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WatchFilesTest {
    @Test
    void sayOfEveryAlarmWhatItIsAndWhatToLookAtFirst() {
        List<JsonNode> alerts = WatchFiles.alerts();
        assertThat(alerts).extracting(alert -> alert.path("alert").asText()).doesNotHaveDuplicates();
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(10).allSatisfy(alert -> {
            assertThat(alert.path("expr").asText()).isNotEmpty();
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(alert.at("/annotations/first").asText()).isNotEmpty();
        });
    }

    @Test
    void showPanelsBesideEachOtherWithTheDatasourceThatIsThere() {
        String uid = WatchFiles.yaml("grafana/provisioning/datasources/prometheus.yml")
                .at("/datasources/0/uid")
                .asText();
        assertThat(uid).isNotEmpty();
        List<JsonNode> panels = WatchFiles.panels();
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        Set<List<Integer>> taken = new HashSet<>();
        assertThat(panels).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.findValues("uid"))
                    .isNotEmpty()
                    .allMatch(source -> source.asText().equals(uid));
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(panel.path("description").asText()).isNotEmpty();
            assertThat(panel.findValues("expr")).isNotEmpty();
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = place.path("x").asInt();
                    x < place.path("x").asInt() + place.path("w").asInt();
                    x++) {
                for (int y = place.path("y").asInt();
                        y < place.path("y").asInt() + place.path("h").asInt();
                        y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as("%s overlaps another", panel.path("title"))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void areMountedWhereGrafanaLooks() {
        String path = WatchFiles.yaml("grafana/provisioning/dashboards/commentlog.yml")
                .at("/providers/0/options/path")
                .asText();
        assertThat(ComposeFile.read().service("grafana").list("volumes"))
                .anyMatch(mount -> mount.startsWith("./docs/deploy/grafana/dashboards:" + path));
    }
}
