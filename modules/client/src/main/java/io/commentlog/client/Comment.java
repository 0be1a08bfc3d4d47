package io.commentlog.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One comment as a node sent it: accessors for what the contract names, and under {@link #json} everything, with the fields
 * that a newer node may add. Immutable; equal if the JSON is.
 */
public record Comment(ObjectNode json) {
    /**
     * @throws IllegalArgumentException if the object has no id, text or timestamp: then it is no comment
     */
    public Comment {
        if (!json.path("id").isTextual()
                || !json.path("text").isTextual()
                || !json.path("timestamp").canConvertToLong()) {
            throw new IllegalArgumentException("A comment has id, text and timestamp");
        }
        json = json.deepCopy();
    }

    /** A copy, so that changing it changes no comment. */
    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    public String id() {
        return json.path("id").textValue();
    }

    public String text() {
        return json.path("text").textValue();
    }

    /** Milliseconds since the epoch. */
    public long timestamp() {
        return json.path("timestamp").longValue();
    }

    public Optional<String> username() {
        return string("username");
    }

    public String color() {
        return string("color").orElse("");
    }

    public String domain() {
        return string("domain").orElse("unknown");
    }

    public String language() {
        return string("language").orElse("en");
    }

    /** {@code message-type} on the wire. */
    public String messageType() {
        return string("message-type").orElse("human");
    }

    public String misc() {
        return string("misc").orElse("");
    }

    public Optional<List<String>> context() {
        return Optional.of(json.path("context")).filter(JsonNode::isArray).map(Json::strings);
    }

    public Optional<ObjectNode> botParams() {
        return json.path("botParams") instanceof ObjectNode params ? Optional.of(params.deepCopy()) : Optional.empty();
    }

    /** The id of the comment answered. */
    public Optional<String> replyTo() {
        return string("replyTo");
    }

    /** {@code botParams.processed}: false waits for the bot, true is handled, empty is not for the bot and no false. */
    public Optional<Boolean> processed() {
        return Optional.of(json.path("botParams").path("processed"))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private Optional<String> string(String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
