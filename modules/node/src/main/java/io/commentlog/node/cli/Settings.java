package io.commentlog.node.cli;

import io.commentlog.kit.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What was set, wherever it was, and every problem with it: problems are collected, so that all are told at once. Values
 * are read by the kind that they must be; what is blank counts as not set.
 */
final class Settings {
    static final String PREFIX = "COMMENTLOG_";

    /** Names the file of settings, where {@code --config} does not. */
    static final String CONFIG_VARIABLE = PREFIX + "CONFIG";

    /** Variables beside the settings; the launcher reads the first. */
    static final List<String> OTHER_VARIABLES = List.of("COMMENTLOG_JAVA_OPTS", CONFIG_VARIABLE);

    private final Map<Setting, String> values = new HashMap<>();
    private final Map<Setting, String> origins = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> environment;

    private Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Options before environment before file before defaults.
     *
     * @param wanted what the command reads; that others are set is no problem
     * @param options by setting, as given on the command line
     */
    static Settings resolve(
            List<Setting> wanted, Map<Setting, String> options, Map<String, String> environment, SettingsFile file) {
        Settings settings = new Settings(environment);
        for (Setting setting : wanted) {
            settings.take(setting, Optional.ofNullable(options.get(setting)), setting.option());
            settings.take(setting, Optional.ofNullable(environment.get(setting.variable())), setting.variable());
            settings.take(
                    setting,
                    Optional.ofNullable(file.values().get(setting.name())),
                    setting.name() + " in " + file.name());
            settings.take(setting, setting.fallback(), setting.option());
        }
        AccessSettings.SECRETS.stream()
                .filter(environment::containsKey)
                .forEach(variable -> settings.secrets.put(variable, environment.get(variable)));
        settings.problems.addAll(file.problems());
        settings.findUnknown(environment, file);
        return settings;
    }

    private void take(Setting setting, Optional<String> value, String origin) {
        value.map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> {
            if (values.putIfAbsent(setting, text) == null) {
                origins.put(setting, origin);
            }
        });
    }

    private void findUnknown(Map<String, String> environment, SettingsFile file) {
        List<String> variables = new ArrayList<>(OTHER_VARIABLES);
        variables.addAll(AccessSettings.SECRETS);
        CommandSettings.all().forEach(setting -> variables.add(setting.variable()));
        environment.keySet().stream()
                .filter(variable -> variable.startsWith(PREFIX) && !variables.contains(variable))
                .sorted()
                .forEach(unknown -> problems.add("There is no variable " + unknown + Nearest.hint(unknown, variables)));
        List<String> names = CommandSettings.all().stream().map(Setting::name).toList();
        file.values().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(unknown -> problems.add(
                        "There is no setting " + unknown + " for " + file.name() + Nearest.hint(unknown, names)));
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** A value is wrong: says where it came from and what it must be. */
    private void wrong(Setting setting, String expected, String actual) {
        problems.add(origins.get(setting) + " must be " + expected + ", not '" + actual + "'.");
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** All of it, for what is named by somebody else than us. */
    Map<String, String> environment() {
        return environment;
    }

    /** What the variable holds, blank or not, for one whose value is never told. */
    Optional<String> secret(String variable) {
        return Optional.ofNullable(secrets.get(variable));
    }

    /** A number within its bounds; any number where it is not, or not set and without a default. */
    int number(Setting setting) {
        return optionalNumber(setting)
                .orElseGet(() -> setting.bounds().orElseThrow().from());
    }

    /** A number within its bounds; empty where it was not set and has no default. */
    OptionalInt optionalNumber(Setting setting) {
        Setting.Bounds bounds = setting.bounds().orElseThrow();
        Optional<Integer> number = read(
                setting,
                bounds.toString(),
                text -> Optional.of(Integer.valueOf(text)).filter(bounds::contain));
        return number.stream().mapToInt(Integer::intValue).findFirst();
    }

    /** The texts between commas; none where nothing was set. */
    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * The parts of a list, each of the same kind, at least one if anything was set.
     *
     * @param expected what the whole value must be, for the sentence about a wrong part
     */
    <T> List<T> list(Setting setting, String expected, Function<String, Optional<T>> parse) {
        List<T> parts = new ArrayList<>();
        List<String> texts = list(setting);
        if (texts.isEmpty()) {
            text(setting).ifPresent(text -> wrong(setting, expected, text));
        }
        for (String text : texts) {
            parsed(text, parse).ifPresentOrElse(parts::add, () -> wrong(setting, expected, text));
        }
        return parts;
    }

    /**
     * Any other kind of value; empty where nothing was set, or nothing right.
     *
     * @param expected what a right value is, for the sentence about a wrong one
     * @param parse empty, or an {@link IllegalArgumentException}, for a wrong one
     */
    <T> Optional<T> read(Setting setting, String expected, Function<String, Optional<T>> parse) {
        return text(setting).flatMap(text -> {
            Optional<T> value = parsed(text, parse);
            if (value.isEmpty()) {
                wrong(setting, expected, text);
            }
            return value;
        });
    }

    private static <T> Optional<T> parsed(String text, Function<String, Optional<T>> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // told by the caller, with what was expected
        }
    }
}
