package io.commentlog.node.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file that {@code --config} names: one {@code name=value} a line, {@code #} begins a comment line.
 *
 * @param name of the file, for sentences about it
 * @param values by name, in the file's order
 * @param problems with the file itself and with lines that are none of a name and a value, a sentence each
 */
record SettingsFile(String name, Map<String, String> values, List<String> problems) {
    /** Where no file is named. */
    static final SettingsFile NONE = new SettingsFile("", Map.of(), List.of());

    static SettingsFile read(Path file) {
        try {
            return parse(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file");
        } catch (CharacterCodingException e) {
            return unreadable(file, "it is not UTF-8 text");
        } catch (IOException e) {
            return unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private static SettingsFile unreadable(Path file, String why) {
        return new SettingsFile(
                file.toString(), Map.of(), List.of("Cannot read the settings in " + file + ": " + why + "."));
    }

    static SettingsFile parse(String name, List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String setting = line.substring(0, Math.max(0, equals)).strip();
            if (setting.isEmpty()) {
                problems.add("Line " + number + " of " + name + " must be name=value, not '" + line + "'.");
            } else if (values.putIfAbsent(setting, line.substring(equals + 1).strip()) != null) {
                problems.add("Line " + number + " of " + name + " sets " + setting + " a second time.");
            }
        }
        return new SettingsFile(name, values, problems);
    }
}
