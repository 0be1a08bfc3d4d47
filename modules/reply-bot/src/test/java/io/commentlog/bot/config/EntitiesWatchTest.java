package io.commentlog.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntitiesWatchTest {
    @TempDir
    private Path folder;

    @Test
    void tellsAChangeOnceAndABrokenFileNever() throws Exception {
        Path file = folder.resolve("entities.json");
        write(file, "one");
        EntitiesWatch watch = new EntitiesWatch(file, Map.of());
        assertThat(watch.changed()).isEmpty();
        write(file, "another");
        assertThat(ids(watch.changed())).containsExactly("another");
        assertThat(watch.changed()).isEmpty();
        Files.writeString(file, "{");
        assertThat(watch.changed()).isEmpty();
        Files.delete(file);
        assertThat(watch.changed()).isEmpty();
        write(file, "a-third");
        assertThat(ids(watch.changed())).containsExactly("a-third");
    }

    private static List<String> ids(Optional<Entities> entities) {
        return entities.orElseThrow().all().stream().map(Entity::id).toList();
    }

    private static void write(Path file, String id) throws IOException {
        Files.writeString(file, "{\"entities\":[{\"id\":\"" + id + "\",\"responder\":\"echo\"}]}");
    }
}
