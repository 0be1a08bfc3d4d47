package io.commentlog.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of the topic {@code comments.unanswered}:
 * {@code {"id":"…","entity":"…","asked":"0:12","reason":"timeout","attempts":5,"lastError":"…","at":1732222222222}}.
 * Unknown fields are ignored.
 */
public final class DeadLetterJson {
    private DeadLetterJson() {}

    /** The record's key: the comment's id in UTF-8. */
    public static byte[] key(DeadLetter letter) {
        return letter.id().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] write(DeadLetter letter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", letter.id());
            json.writeStringField("entity", letter.entity());
            json.writeStringField(FailureJson.ASKED, letter.asked().toString());
            FailureJson.writeFields(letter.failure(), json);
            json.writeNumberField("at", letter.at());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A dead letter in memory could not be written", e);
        }
        return out.toByteArray();
    }

    public static DeadLetter read(byte[] value) throws MalformedEvent {
        try {
            if (Json.MAPPER.readTree(value) instanceof ObjectNode letter) {
                return read(letter);
            }
        } catch (IOException e) {
            throw new MalformedEvent("The value is not JSON");
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent(e.getMessage());
        }
        throw new MalformedEvent("The value is not a JSON object");
    }

    private static DeadLetter read(ObjectNode letter) {
        JsonNode at = letter.path("at");
        if (!at.isIntegralNumber() || !at.canConvertToLong()) {
            throw new IllegalArgumentException("at must be an integer, in milliseconds since the epoch");
        }
        return new DeadLetter(
                FailureJson.text(letter, "id"),
                FailureJson.text(letter, "entity"),
                FailureJson.asked(letter),
                FailureJson.read(letter),
                at.longValue());
    }
}
