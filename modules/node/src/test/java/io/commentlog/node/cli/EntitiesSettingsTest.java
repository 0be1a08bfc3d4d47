package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.config.Entity;
import io.commentlog.node.wiring.BotEntities;
import io.commentlog.node.wiring.RoleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntitiesSettingsTest {
    @TempDir
    private Path folder;

    private Settings settings(List<Setting> wanted, Setting setting, String json) throws IOException {
        Path file = folder.resolve("entities.json");
        Files.writeString(file, json);
        return Settings.resolve(wanted, Map.of(setting, file.toString()), Map.of(), SettingsFile.NONE);
    }

    @Test
    void areReadFromTheirFileAndFollowed() throws IOException {
        Settings settings = settings(
                CommandSettings.UP, Setting.ENTITIES_FILE, "{\"entities\":[{\"id\":\"one\",\"responder\":\"echo\"}]}");
        BotEntities entities = EntitiesSettings.read(settings, Set.of(RoleName.BOT));
        assertThat(entities.now().all()).extracting(Entity::id).containsExactly("one");
        assertThat(entities.watch()).isPresent();
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void tellEachMistakeAmongTheOthersOfTheSettings() throws IOException {
        Settings settings = settings(
                CommandSettings.UP,
                Setting.ENTITIES_FILE,
                "{\"entities\":[{\"id\":\"one\",\"responder\":\"exec\",\"colour\":\"1\"}]}");
        EntitiesSettings.read(settings, Set.of(RoleName.BOT));
        assertThat(settings.problems())
                .containsExactly(
                        "Entity one: there is no field colour; did you mean color?",
                        "Entity one: command is needed: the program and its arguments.");
    }

    @Test
    void areNotReadByAProcessWithoutABot() throws IOException {
        Settings settings = settings(CommandSettings.RUN, Setting.ENTITIES_FILE, "{");
        assertThat(EntitiesSettings.read(settings, Set.of(RoleName.QUERY))).isEqualTo(BotEntities.ECHO);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void areNamesForACheckOrTheFileThatHasThem() throws IOException {
        Settings file = settings(
                CommandSettings.CHECK, Setting.ENTITIES, "{\"entities\":[{\"id\":\"one\",\"responder\":\"echo\"}]}");
        assertThat(EntitiesSettings.names(file, Setting.ENTITIES)).containsExactly("one");
        Settings names = Settings.resolve(
                CommandSettings.CHECK, Map.of(Setting.ENTITIES, "one, two"), Map.of(), SettingsFile.NONE);
        assertThat(EntitiesSettings.names(names, Setting.ENTITIES)).containsExactly("one", "two");
    }
}
