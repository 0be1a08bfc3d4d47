package io.commentlog.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerSharesTest {
    @Test
    void dividesEvenlyWhatTheOthersLeave() throws Exception {
        assertThat(WorkerShares.of(entities("a", "b", "c:1"), 6))
                .containsExactly(Map.entry("a", 3), Map.entry("b", 2), Map.entry("c", 1));
    }

    @Test
    void leavesNobodyWithoutAWorker() throws Exception {
        assertThat(WorkerShares.of(entities("a:6", "b", "c"), 6))
                .containsExactly(Map.entry("a", 6), Map.entry("b", 1), Map.entry("c", 1));
    }

    @Test
    void givesClaimedEntitiesNone() throws Exception {
        assertThat(WorkerShares.of(entities("a", "b!"), 6)).containsExactly(Map.entry("a", 6));
    }

    /** @param words ids, with the concurrency behind a colon, or an exclamation mark for one that is claimed */
    private static Entities entities(String... words) throws BadEntities {
        StringBuilder json = new StringBuilder();
        for (String word : words) {
            String[] parts = word.replace("!", "").split(":", -1);
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"id\":\"" + parts[0] + "\",\"responder\":\"" + (word.endsWith("!") ? "claim" : "echo")
                            + "\"")
                    .append(parts.length > 1 ? ",\"concurrency\":" + parts[1] + "}" : "}");
        }
        byte[] file = ("{\"entities\":[" + json + "]}").getBytes(StandardCharsets.UTF_8);
        return EntitiesFile.parse(file, new Surroundings(Path.of("."), Map.of()));
    }
}
