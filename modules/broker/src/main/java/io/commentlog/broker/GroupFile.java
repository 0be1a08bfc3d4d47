package io.commentlog.broker;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A share group's configs as a file in {@code topics/} wants them. The group need not exist yet.
 *
 * @param name of the group; in the file that of all that begin so
 */
public record GroupFile(String name, SortedMap<String, String> configs) {
    private static final Set<String> FIELDS = Set.of("group", "configs");

    public GroupFile {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }

    /**
     * @param file its name, for the sentences of errors
     * @throws IllegalArgumentException with one sentence
     */
    public static GroupFile parse(String file, byte[] json) {
        StrictJson fields = StrictJson.parse(file, json, FIELDS);
        return new GroupFile(fields.text("group"), fields.texts("configs"));
    }
}
