package io.commentlog.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node answered to one request. */
public record HttpAnswer(HttpResponse<String> response) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + body(), e);
        }
    }

    /** The comments of a list or a poll. */
    public List<JsonNode> comments() {
        JsonNode json = json();
        List<JsonNode> comments = new ArrayList<>();
        (json.isArray() ? json : json.path("comments")).forEach(comments::add);
        return comments;
    }

    /** Their ids, in their order. */
    public List<String> ids() {
        return comments().stream().map(comment -> comment.path("id").asText()).toList();
    }
}
