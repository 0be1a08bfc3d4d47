package io.commentlog.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The one JSON configuration of the client. What does not read as expected is an IllegalArgumentException. */
final class Json {
    // As the nodes do: numbers in botParams are their author's own and come back digit for digit.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static byte[] write(ObjectNode object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    static ObjectNode readObject(byte[] json) {
        return object(read(json));
    }

    static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    static List<Comment> comments(JsonNode array) {
        List<Comment> comments = new ArrayList<>(array.size());
        for (JsonNode comment : array(array)) {
            comments.add(new Comment(object(comment)));
        }
        return List.copyOf(comments);
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>(array.size());
        for (JsonNode entry : array(array)) {
            strings.add(string(entry));
        }
        return List.copyOf(strings);
    }

    static String string(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("not a JSON string");
        }
        return node.textValue();
    }

    private static JsonNode array(JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("not a JSON array");
        }
        return node;
    }
}
