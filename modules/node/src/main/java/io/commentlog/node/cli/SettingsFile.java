package io.commentlog.node.cli;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The file that {@code --config} names: one {@code name=value} a line, {@code #} for comments. */
final class SettingsFile {
    private SettingsFile() {}

    static Map<String, String> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("Cannot read the settings in " + file + ": " + e.getMessage(), e);
        }
        return lines.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> lines.getProperty(name).strip()));
    }
}
