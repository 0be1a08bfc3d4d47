package io.commentlog.broker;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A topic as its file in {@code topics/} wants it. What the file does not name (replication, and configs beyond these)
 * is the cluster's.
 *
 * @param key what the records' keys are, for people
 * @param value what the records' values are, for people
 */
public record TopicFile(String name, int partitions, SortedMap<String, String> configs, String key, String value) {
    private static final Set<String> FIELDS = Set.of("topic", "partitions", "configs", "key", "value");

    public TopicFile {
        if (partitions < 1) {
            throw new IllegalArgumentException("Topic " + name + " must have at least 1 partition");
        }
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }

    /**
     * @param file its name, for the sentences of errors
     * @throws IllegalArgumentException with one sentence
     */
    public static TopicFile parse(String file, byte[] json) {
        StrictJson fields = StrictJson.parse(file, json, FIELDS);
        return new TopicFile(
                fields.text("topic"),
                fields.integer("partitions"),
                fields.texts("configs"),
                fields.text("key"),
                fields.text("value"));
    }

    TopicFile withPartitions(int other) {
        return new TopicFile(name, other, configs, key, value);
    }
}
