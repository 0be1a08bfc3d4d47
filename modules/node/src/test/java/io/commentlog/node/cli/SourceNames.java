package io.commentlog.node.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types that there are in the sources of all modules, with the text of the files that have them. */
final class SourceNames {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w*)");

    private final Map<String, List<String>> files = new HashMap<>();

    private SourceNames() {}

    static SourceNames under(Path modules) {
        SourceNames names = new SourceNames();
        try (Stream<Path> paths = Files.walk(modules)) {
            paths.filter(path ->
                            path.toString().contains("/src/") && path.toString().endsWith(".java"))
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void add(Path path) {
        try {
            String text = Files.readString(path);
            Matcher types = TYPE.matcher(text);
            while (types.find()) {
                files.computeIfAbsent(types.group(1), name -> new ArrayList<>()).add(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a type has the name, and what is behind the dot is in a file of such a type. */
    boolean has(String name) {
        String[] parts = name.split("\\.", 2);
        List<String> texts = files.getOrDefault(parts[0], List.of());
        return parts.length == 1
                ? !texts.isEmpty()
                : texts.stream()
                        .anyMatch(text -> Pattern.compile("\\b" + parts[1] + "\\b")
                                .matcher(text)
                                .find());
    }
}
