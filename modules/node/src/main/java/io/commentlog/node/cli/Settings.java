package io.commentlog.node.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was set, wherever it was, and every problem with it: problems are collected, so that all are told at once. Values
 * are read by the kind that they must be; a wrong one counts as a problem and reads as {@code fallback}.
 */
final class Settings {
    static final String PREFIX = "COMMENTLOG_";

    /** Variables that the launcher reads, beside the settings. */
    private static final List<String> LAUNCHER_VARIABLES = List.of("COMMENTLOG_JAVA_OPTS", "COMMENTLOG_CONFIG");

    private final Map<Setting, String> values = new HashMap<>();
    private final Map<Setting, String> origins = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Settings() {}

    /**
     * Options before environment before file before defaults.
     *
     * @param options by setting, as given on the command line
     * @param file by name, as read from the configuration file
     */
    static Settings resolve(
            List<Setting> wanted,
            Map<Setting, String> options,
            Map<String, String> environment,
            Map<String, String> file) {
        Settings settings = new Settings();
        for (Setting setting : wanted) {
            settings.take(setting, Optional.ofNullable(options.get(setting)), setting.option());
            settings.take(setting, Optional.ofNullable(environment.get(setting.variable())), setting.variable());
            settings.take(setting, Optional.ofNullable(file.get(setting.name())), setting.name() + " in the file");
            settings.take(setting, setting.fallback(), setting.option());
        }
        settings.findUnknown(environment, file);
        return settings;
    }

    private void take(Setting setting, Optional<String> value, String origin) {
        if (value.isPresent() && values.putIfAbsent(setting, value.get()) == null) {
            origins.put(setting, origin);
        }
    }

    private void findUnknown(Map<String, String> environment, Map<String, String> file) {
        List<String> variables = new ArrayList<>(LAUNCHER_VARIABLES);
        Setting.ALL.forEach(setting -> variables.add(setting.variable()));
        environment.keySet().stream()
                .filter(variable -> variable.startsWith(PREFIX) && !variables.contains(variable))
                .sorted()
                .forEach(unknown -> problems.add("There is no variable " + unknown + Nearest.hint(unknown, variables)));
        List<String> names = Setting.ALL.stream().map(Setting::name).toList();
        file.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(unknown -> problems.add(
                        "There is no setting " + unknown + " for the file" + Nearest.hint(unknown, names)));
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting)).filter(text -> !text.isBlank());
    }

    /** A number within bounds; {@code fallback} where nothing was set. */
    int number(Setting setting, int fallback, int from, int to) {
        return read(setting, fallback, from + " to " + to, text -> {
            int number = Integer.parseInt(text.strip());
            return number >= from && number <= to ? Optional.of(number) : Optional.empty();
        });
    }

    /** The texts between commas; none where nothing was set. */
    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * Any other kind of value.
     *
     * @param expected what a right value is, for the sentence about a wrong one
     * @param parse empty, or an {@link IllegalArgumentException}, for a wrong one
     */
    <T> T read(Setting setting, T fallback, String expected, Function<String, Optional<T>> parse) {
        Optional<String> text = text(setting);
        if (text.isEmpty()) {
            return fallback;
        }
        Optional<T> value = parsed(text.get(), parse);
        if (value.isEmpty()) {
            problems.add(origins.get(setting) + " must be " + expected + ", not '" + text.get() + "'");
        }
        return value.orElse(fallback);
    }

    private static <T> Optional<T> parsed(String text, Function<String, Optional<T>> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // told by the caller, with what was expected
        }
    }
}
