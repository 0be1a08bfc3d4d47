package io.commentlog.node.cli;

import io.commentlog.bot.config.BadEntities;
import io.commentlog.bot.config.EntitiesFile;
import io.commentlog.bot.config.EntitiesWatch;
import io.commentlog.bot.config.Entity;
import io.commentlog.node.wiring.BotEntities;
import io.commentlog.node.wiring.RoleName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the entities that the bot answers for; each mistake in their file becomes a problem of the settings. */
final class EntitiesSettings {
    private EntitiesSettings() {}

    /** Of a process without a bot the file is left alone. */
    static BotEntities read(Settings settings, Set<RoleName> roles) {
        if (!roles.contains(RoleName.BOT)) {
            return BotEntities.ECHO;
        }
        return settings.text(Setting.ENTITIES_FILE)
                .flatMap(file -> read(settings, file))
                .orElse(BotEntities.ECHO);
    }

    /** The names between commas, or those in the file of entities where the setting is the name of one. */
    static List<String> names(Settings settings, Setting names) {
        Optional<String> file = settings.text(names).filter(text -> text.contains("/") || text.endsWith(".json"));
        if (file.isEmpty()) {
            return settings.list(names);
        }
        return read(settings, file.get()).map(entities -> entities.now().all()).orElse(List.of()).stream()
                .map(Entity::id)
                .toList();
    }

    private static Optional<BotEntities> read(Settings settings, String file) {
        try {
            Path path = Path.of(file);
            // Watched before it is read, so that a change in between is one that the watch tells.
            EntitiesWatch watch = new EntitiesWatch(path, settings.environment());
            return Optional.of(new BotEntities(EntitiesFile.read(path, settings.environment()), Optional.of(watch)));
        } catch (InvalidPathException e) {
            settings.problem("There is no file " + file + ".");
        } catch (BadEntities e) {
            e.problems().forEach(settings::problem);
        }
        return Optional.empty();
    }
}
