package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.check.CheckConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CheckSettingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void haveDefaultsForAllButTheBrokers() {
        assertThat(read(Map.of(Setting.BOOTSTRAP_SERVER, "k:9092")))
                .isEqualTo(new CheckConfig(
                        "k:9092",
                        List.of(),
                        500,
                        1000,
                        Duration.ofSeconds(10),
                        Set.of("echo"),
                        PATIENCE,
                        Map.of(),
                        Optional.empty()));
    }

    @Test
    void areAllRead() {
        assertThat(read(Map.of(
                        Setting.BOOTSTRAP_SERVER, "k:9092,l:9092",
                        Setting.QUERY, "http://a:1,https://b:2/",
                        Setting.RECENT, "7",
                        Setting.SAMPLE, "0",
                        Setting.IDLE, "3",
                        Setting.ENTITIES, "echo,oracle")))
                .isEqualTo(new CheckConfig(
                        "k:9092,l:9092",
                        List.of(URI.create("http://a:1"), URI.create("https://b:2/")),
                        7,
                        0,
                        Duration.ofSeconds(3),
                        Set.of("echo", "oracle"),
                        PATIENCE,
                        Map.of(),
                        Optional.empty()));
    }

    @Test
    void mayExpectAnswersOfNobody() {
        assertThat(read(Map.of(Setting.BOOTSTRAP_SERVER, "k:9092", Setting.ENTITIES, "none"))
                        .entities())
                .isEmpty();
    }

    private static CheckConfig read(Map<Setting, String> options) {
        Settings settings = Settings.resolve(CommandSettings.CHECK, options, Map.of(), SettingsFile.NONE);
        CheckConfig config = CheckSettings.read(settings, PATIENCE);
        assertThat(settings.problems()).isEmpty();
        return config;
    }
}
