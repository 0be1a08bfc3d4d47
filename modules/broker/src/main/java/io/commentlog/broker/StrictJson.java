package io.commentlog.broker;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A JSON object in a file that people write: a field that nobody asks for, or that is written twice, is an error. Pure. */
final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final ObjectNode fields;

    private StrictJson(String file, ObjectNode fields) {
        this.file = file;
        this.fields = fields;
    }

    /**
     * @param file its name, for the sentences of errors
     * @throws IllegalArgumentException if the bytes are no JSON object, or it has other fields than these
     */
    static StrictJson parse(String file, byte[] json, Set<String> known) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is not JSON", e);
        }
        if (!(tree instanceof ObjectNode object)) {
            throw new IllegalArgumentException(file + " must be a JSON object");
        }
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(file + " has unknown fields: " + String.join(", ", unknown));
        }
        return new StrictJson(file, object);
    }

    String text(String field) {
        JsonNode value = fields.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException(file + ": " + field + " must be there, as a string");
        }
        return value.textValue();
    }

    int integer(String field) {
        JsonNode value = fields.path(field);
        if (!value.isInt()) {
            throw new IllegalArgumentException(file + ": " + field + " must be there, as an integer");
        }
        return value.intValue();
    }

    /** Values are strings, as Kafka has them: no number is ever formatted. */
    SortedMap<String, String> texts(String field) {
        if (!(fields.path(field) instanceof ObjectNode object)) {
            throw new IllegalArgumentException(file + ": " + field + " must be there, as an object");
        }
        SortedMap<String, String> texts = new TreeMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new IllegalArgumentException(file + ": " + entry.getKey() + " must be a string");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        });
        return texts;
    }
}
