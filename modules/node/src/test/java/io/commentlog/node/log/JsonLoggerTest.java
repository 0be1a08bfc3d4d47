package io.commentlog.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

final class JsonLoggerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Logger logger(Level level) {
        return new JsonLogger("io.commentlog.X", level, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private List<JsonNode> said() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : said.toString(StandardCharsets.UTF_8).lines().toList()) {
            events.add(MAPPER.readTree(line));
        }
        return events;
    }

    @Test
    void saysWhatIsAtItsLevelOrAboveIt() throws IOException {
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
                    .extracting(event -> Level.valueOf(event.path("level").asText()))
                    .containsExactlyInAnyOrder(atOrAbove(level));
        }
    }

    private static Level[] atOrAbove(Level least) {
        return List.of(Level.values()).stream()
                .filter(level -> level.toInt() >= least.toInt())
                .toArray(Level[]::new);
    }

    @Test
    void fillsInWhatAMessageIsOf() throws IOException {
        logger(Level.INFO).info("{} of {} are {}", 1, 2, "there");
        assertThat(said()).singleElement().satisfies(event -> {
            assertThat(event.path("message").asText()).isEqualTo("1 of 2 are there");
            assertThat(event.path("logger").asText()).isEqualTo("io.commentlog.X");
            assertThat(event.path("thread").asText())
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(event.has("exception")).isFalse();
        });
    }

    @Test
    void saysWhereAnExceptionComesFrom() throws IOException {
        logger(Level.INFO).warn("{} could not be done", "It", new IllegalStateException("why"));
        assertThat(said()).singleElement().satisfies(event -> {
            assertThat(event.path("message").asText()).isEqualTo("It could not be done");
            assertThat(event.path("exception").asText())
                    .startsWith("java.lang.IllegalStateException: why\n\tat " + JsonLoggerTest.class.getName());
        });
    }
}
