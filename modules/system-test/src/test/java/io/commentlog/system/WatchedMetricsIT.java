package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That alarms and panels ask for metrics that there are: a name that nobody has is never an alarm. */
@Tag("long")
final class WatchedMetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENTITIES = "{\"entities\":[{\"id\":\"echo\",\"responder\":\"echo\"},"
            + "{\"id\":\"broken\",\"responder\":\"exec\",\"command\":[\"false\"],\"maxAttempts\":1}]}";

    @Test
    void areAllThere(@TempDir Path directory) throws IOException {
        Path entities = Files.writeString(directory.resolve("entities.json"), ENTITIES);
        Deployment.Place place = Deployment.Place.in(directory.resolve("data"));
        try (Deployment up = Deployment.inOneProcess("watched", place, "--entities", entities.toString())) {
            // Some series are made by the first event of their kind.
            assertThat(up.client().post(Draft.question("Does it answer?")).status())
                    .isEqualTo(200);
            assertThat(up.client().post(Draft.of("Does this?").forBot("broken")).status())
                    .isEqualTo(200);

            assertThat(WatchFiles.metrics()).hasSizeGreaterThan(10);
            await("every metric")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(names(up)).containsAll(WatchFiles.metrics()));
        }
    }

    private static Set<String> names(Deployment up) {
        Set<String> names = new TreeSet<>();
        up.client()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }
}
