package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** The repository's {@code docker-compose.yml}, its anchors and merges resolved, variables at their defaults. Immutable. */
record ComposeFile(Map<String, Object> root) {
    static final Path REPOSITORY = Path.of("../..");

    /** One service, as far as the tests ask. */
    record Service(String name, Map<String, Object> settings) {
        String text(String key) {
            return String.valueOf(settings.getOrDefault(key, ""));
        }

        List<String> list(String key) {
            return settings.getOrDefault(key, List.of()) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of(text(key));
        }

        /** A list without values counts as a map. */
        Map<String, Object> map(String key) {
            Object value = settings.getOrDefault(key, Map.of());
            return value instanceof Map<?, ?> map
                    ? strings(map)
                    : list(key).stream().collect(Collectors.toMap(entry -> entry, entry -> (Object) Map.of()));
        }

        boolean isNode() {
            return text("image").startsWith("commentlog:");
        }

        boolean hasHealthCheck() {
            return map("healthcheck").containsKey("test");
        }

        /** The environment of its process, of files too. */
        Map<String, String> environment() {
            Map<String, String> all = new TreeMap<>();
            list("env_file").stream().filter(file -> !file.isEmpty()).forEach(file -> all.putAll(variables(file)));
            map("environment").forEach((name, value) -> all.put(name, withDefaults(String.valueOf(value))));
            return all;
        }
    }

    static ComposeFile read() {
        return new ComposeFile(strings((Map<?, ?>) new Yaml().load(text("docker-compose.yml"))));
    }

    /** A file of the repository. */
    static String text(String path) {
        try {
            return Files.readString(REPOSITORY.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code ${NAME:-default}} is where NAME is not set. */
    static String withDefaults(String text) {
        return text.replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1");
    }

    List<Service> services() {
        return map("services").entrySet().stream()
                .map(service -> new Service(service.getKey(), strings((Map<?, ?>) service.getValue())))
                .toList();
    }

    Service service(String name) {
        return services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is declared under networks or volumes. */
    Map<String, Object> map(String key) {
        return strings((Map<?, ?>) root.get(key));
    }

    private static Map<String, String> variables(String file) {
        return text(withDefaults(file))
                .lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .collect(Collectors.toMap(line -> line.split("=", 2)[0], line -> line.split("=", 2)[1]));
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> result = new TreeMap<>();
        map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }
}
