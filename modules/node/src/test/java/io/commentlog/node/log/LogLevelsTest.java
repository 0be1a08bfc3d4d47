package io.commentlog.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

final class LogLevelsTest {
    @Test
    void areThoseOfTheNodesFile() {
        LogLevels levels = LogLevels.configured();
        assertThat(levels.of("io.commentlog.node.Main")).isEqualTo(Level.INFO);
        assertThat(levels.of("org.apache.kafka.clients.NetworkClient")).isEqualTo(Level.ERROR);
        assertThat(levels.of("io.vertx.Anything")).isEqualTo(Level.WARN);
    }

    @Test
    void areOfTheNearestName() {
        Properties settings = new Properties();
        settings.setProperty("org.slf4j.simpleLogger.log.a", "debug");
        settings.setProperty("org.slf4j.simpleLogger.log.a.b", "error");
        LogLevels levels = LogLevels.of(settings);
        assertThat(levels.of("a.b.C")).isEqualTo(Level.ERROR);
        assertThat(levels.of("a.bc")).isEqualTo(Level.DEBUG);
        assertThat(levels.of("b")).isEqualTo(Level.INFO);
    }
}
