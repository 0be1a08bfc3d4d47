package io.commentlog.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The JSON of the topic {@code comments}: {@code {"type":"comment.posted","comment":{…}}},
 * {@code {"type":"comment.patched","id":"…","patch":{"botParams":{"processed":true}}}},
 * {@code {"type":"comment.deleted","id":"…"}},
 * {@code {"type":"comment.unanswered","id":"…","asked":"0:12","failure":{"reason":"…","attempts":5,"lastError":"…"}}},
 * {@code {"type":"comment.retried","id":"…","asked":"0:12"}}. Unknown fields are ignored, unknown types are not.
 */
public final class CommentEventJson {
    private static final String POSTED = "comment.posted";
    private static final String PATCHED = "comment.patched";
    private static final String DELETED = "comment.deleted";
    private static final String UNANSWERED = "comment.unanswered";
    private static final String RETRIED = "comment.retried";
    private static final String FAILURE = "failure";

    private CommentEventJson() {}

    /** The record's key: the comment's id in UTF-8. */
    public static byte[] key(CommentEvent event) {
        return event.id().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] write(CommentEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            if (event instanceof CommentEvent.Posted posted) {
                json.writeStringField("type", POSTED);
                json.writeFieldName("comment");
                CommentJson.write(posted.comment(), json);
            } else {
                writeChange(event, json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("An event in memory could not be written", e);
        }
        return out.toByteArray();
    }

    private static void writeChange(CommentEvent event, JsonGenerator json) throws IOException {
        json.writeStringField("type", type(event));
        json.writeStringField("id", event.id());
        if (event instanceof CommentEvent.Patched patched) {
            json.writeObjectFieldStart("patch");
            json.writeObjectFieldStart("botParams");
            json.writeBooleanField("processed", patched.processed());
            json.writeEndObject();
            json.writeEndObject();
        } else if (event instanceof CommentEvent.Unanswered unanswered) {
            json.writeStringField(FailureJson.ASKED, unanswered.asked().toString());
            json.writeObjectFieldStart(FAILURE);
            FailureJson.writeFields(unanswered.failure(), json);
            json.writeEndObject();
        } else if (event instanceof CommentEvent.Retried retried) {
            json.writeStringField(FailureJson.ASKED, retried.asked().toString());
        }
    }

    private static String type(CommentEvent change) {
        if (change instanceof CommentEvent.Patched) {
            return PATCHED;
        }
        if (change instanceof CommentEvent.Unanswered) {
            return UNANSWERED;
        }
        return change instanceof CommentEvent.Retried ? RETRIED : DELETED;
    }

    /**
     * @param key the record's key, empty if it had none
     * @param value the record's value, empty if it had none
     */
    public static CommentEvent read(Optional<byte[]> key, Optional<byte[]> value) throws MalformedEvent {
        if (key.isEmpty()) {
            throw new MalformedEvent("The record has no key");
        }
        CommentEvent event = readValue(value);
        if (!event.id().equals(new String(key.get(), StandardCharsets.UTF_8))) {
            throw new MalformedEvent("The record's key is not the id of its comment");
        }
        return event;
    }

    /** For who passes over what is no event, because the fold rejects and counts it; parameters as for {@link #read}. */
    public static Optional<CommentEvent> ifEvent(Optional<byte[]> key, Optional<byte[]> value) {
        try {
            return Optional.of(read(key, value));
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }

    static CommentEvent readValue(Optional<byte[]> value) throws MalformedEvent {
        if (value.isEmpty()) {
            throw new MalformedEvent("The record has no value");
        }
        try {
            if (Json.MAPPER.readTree(value.get()) instanceof ObjectNode event) {
                return read(event);
            }
        } catch (IOException e) {
            throw new MalformedEvent("The value is not JSON");
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent(e.getMessage());
        }
        throw new MalformedEvent("The value is not a JSON object");
    }

    private static CommentEvent read(ObjectNode event) throws MalformedEvent {
        return switch (event.path("type").asText()) {
            case POSTED -> posted(event.path("comment"));
            case PATCHED -> new CommentEvent.Patched(id(event), processed(event));
            case DELETED -> new CommentEvent.Deleted(id(event));
            case UNANSWERED ->
                new CommentEvent.Unanswered(id(event), FailureJson.asked(event), FailureJson.read(event.path(FAILURE)));
            case RETRIED -> new CommentEvent.Retried(id(event), FailureJson.asked(event));
            default ->
                throw new MalformedEvent("The type is none of comment.posted, comment.patched, comment.deleted,"
                        + " comment.unanswered, comment.retried");
        };
    }

    private static CommentEvent posted(JsonNode comment) throws MalformedEvent {
        if (comment instanceof ObjectNode object) {
            return new CommentEvent.Posted(CommentJson.read(object));
        }
        throw new MalformedEvent("comment must be an object");
    }

    private static String id(ObjectNode event) throws MalformedEvent {
        if (!event.path("id").isTextual()) {
            throw new MalformedEvent("id must be there, as a string");
        }
        return event.path("id").textValue();
    }

    private static boolean processed(ObjectNode event) throws MalformedEvent {
        JsonNode flag = event.path("patch").path("botParams").path("processed");
        if (!flag.isBoolean()) {
            throw new MalformedEvent("patch.botParams.processed must be true or false");
        }
        return flag.booleanValue();
    }
}
