package io.commentlog.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

final class JsonLoggerTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Logger logger(Level level) {
        return new JsonLogger("io.commentlog.X", level, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private List<JsonObject> said() {
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    @Test
    void saysWhatIsAtItsLevelOrAboveIt() {
        for (Level level : Level.values()) {
            Logger logger = logger(level);
            said.reset();
            logger.trace("x");
            logger.debug("x");
            logger.info("x");
            logger.warn("x");
            logger.error("x");
            assertThat(said())
                    .as("of level %s", level)
                    .extracting(event -> Level.valueOf(event.getString("level")))
                    .containsExactlyInAnyOrder(atOrAbove(level));
        }
    }

    private static Level[] atOrAbove(Level least) {
        return List.of(Level.values()).stream()
                .filter(level -> level.toInt() >= least.toInt())
                .toArray(Level[]::new);
    }

    @Test
    void fillsInWhatAMessageIsOf() {
        logger(Level.INFO).info("{} of {} are {}", 1, 2, "there");
        assertThat(said()).singleElement().satisfies(event -> {
            assertThat(event.getString("message")).isEqualTo("1 of 2 are there");
            assertThat(event.getString("logger")).isEqualTo("io.commentlog.X");
            assertThat(event.getString("thread"))
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(event.containsKey("exception")).isFalse();
        });
    }

    @Test
    void saysWhereAnExceptionComesFrom() {
        logger(Level.INFO).warn("{} could not be done", "It", new IllegalStateException("why"));
        assertThat(said()).singleElement().satisfies(event -> {
            assertThat(event.getString("message")).isEqualTo("It could not be done");
            assertThat(event.getString("exception"))
                    .startsWith("java.lang.IllegalStateException: why\n\tat " + JsonLoggerTest.class.getName());
        });
    }
}
