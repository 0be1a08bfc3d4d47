package io.commentlog.bot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the file of entities has changed. A file that cannot be used is told of once, and what was before stays. Used by
 * one thread.
 */
public final class EntitiesWatch {
    private static final Logger LOG = LoggerFactory.getLogger(EntitiesWatch.class);

    private final Path file;
    private final Map<String, String> environment;
    private String seen;

    /** Of a file that has just been read. */
    public EntitiesWatch(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.seen = look();
    }

    /** The new entities, once for each change. */
    public Optional<Entities> changed() {
        String now = look();
        if (now.equals(seen)) {
            return Optional.empty();
        }
        seen = now;
        try {
            return Optional.of(EntitiesFile.read(file, environment));
        } catch (BadEntities e) {
            LOG.warn("The entities stay as they were, for {} cannot be used:\n{}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** What changes when the file does: written in place, or replaced. */
    private String look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime().toInstant() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "away";
        }
    }
}
