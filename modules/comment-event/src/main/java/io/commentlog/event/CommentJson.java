package io.commentlog.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comment as JSON, in UTF-8, its keys always in the order id, text, timestamp, username, color, domain, language,
 * message-type, misc, context, botParams, replyTo. The bytes written here are the bytes that clients get.
 */
public final class CommentJson {
    private CommentJson() {}

    public static byte[] write(Comment comment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            write(comment, json);
        } catch (IOException e) {
            throw new UncheckedIOException("A comment in memory could not be written", e);
        }
        return out.toByteArray();
    }

    /**
     * @throws IllegalArgumentException if the bytes are not a comment, with one sentence
     */
    public static Comment read(byte[] json) {
        try {
            JsonNode tree = Json.MAPPER.readTree(json);
            if (tree instanceof ObjectNode object) {
                return read(object);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("A comment must be a JSON object", e);
        }
        throw new IllegalArgumentException("A comment must be a JSON object");
    }

    static void write(Comment comment, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", comment.id());
        json.writeStringField("text", comment.text());
        json.writeNumberField("timestamp", comment.timestamp());
        writeText(json, "username", comment.username());
        json.writeStringField("color", comment.color());
        json.writeStringField("domain", comment.domain());
        json.writeStringField("language", comment.language());
        json.writeStringField("message-type", comment.messageType());
        json.writeStringField("misc", comment.misc());
        if (comment.context().isPresent()) {
            json.writeArrayFieldStart("context");
            for (String entry : comment.context().get()) {
                json.writeString(entry);
            }
            json.writeEndArray();
        }
        if (comment.botParams().isPresent()) {
            json.writeFieldName("botParams");
            Json.MAPPER.writeTree(json, comment.botParams().get().fields());
        }
        writeText(json, "replyTo", comment.replyTo());
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, value.get());
        }
    }

    static Comment read(ObjectNode object) {
        JsonNode timestamp = object.path("timestamp");
        if (!timestamp.isIntegralNumber() || !timestamp.canConvertToLong()) {
            throw new IllegalArgumentException("timestamp must be an integer, in milliseconds since the epoch");
        }
        return new Comment(
                text(object, "id"),
                text(object, "text"),
                timestamp.longValue(),
                optionalText(object, "username"),
                text(object, "color"),
                text(object, "domain"),
                text(object, "language"),
                text(object, "message-type"),
                text(object, "misc"),
                context(object),
                botParams(object),
                optionalText(object, "replyTo"));
    }

    private static String text(ObjectNode object, String field) {
        return optionalText(object, field)
                .orElseThrow(() -> new IllegalArgumentException(field + " must be there, as a string"));
    }

    private static Optional<String> optionalText(ObjectNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " must be a string");
        }
        return Optional.of(WellFormed.text(value.textValue()));
    }

    private static Optional<List<String>> context(ObjectNode object) {
        JsonNode value = object.path("context");
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isArray()) {
            throw new IllegalArgumentException("context must be an array of strings");
        }
        List<String> entries = new ArrayList<>(value.size());
        for (JsonNode entry : value) {
            if (!entry.isTextual()) {
                throw new IllegalArgumentException("context must be an array of strings");
            }
            entries.add(WellFormed.text(entry.textValue()));
        }
        return Optional.of(entries);
    }

    private static Optional<BotParams> botParams(ObjectNode object) {
        JsonNode value = object.path("botParams");
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode fields) {
            return Optional.of(BotParams.of(fields));
        }
        throw new IllegalArgumentException("botParams must be an object");
    }
}
