package io.commentlog.bot.responder;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.commentlog.bot.config.Answering;
import io.commentlog.event.Comment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The JSON of a chat completion: what is asked, and where in an answer its text is. Pure. */
final class ChatCompletion {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ChatCompletion() {}

    static byte[] request(Answering.OpenAi model, Comment question) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("model", model.model());
            json.writeArrayFieldStart("messages");
            if (!model.prompt().system().isEmpty()) {
                message(json, "system", model.prompt().system());
            }
            message(json, "user", model.prompt().of(question));
            json.writeEndArray();
            if (model.temperature().isPresent()) {
                json.writeNumberField("temperature", model.temperature().getAsDouble());
            }
            if (model.maxTokens().isPresent()) {
                json.writeNumberField("max_tokens", model.maxTokens().getAsInt());
            }
            if (!model.stop().isEmpty()) {
                json.writeObjectField("stop", model.stop());
            }
            json.writeBooleanField("stream", false);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A request in memory could not be written", e);
        }
        return out.toByteArray();
    }

    private static void message(JsonGenerator json, String role, String content) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", content);
        json.writeEndObject();
    }

    /** The text of an answer; empty if there is none in it. */
    static Optional<String> text(byte[] answer) {
        try {
            JsonNode content = MAPPER.readTree(answer).at("/choices/0/message/content");
            return content.isTextual() ? Optional.of(content.textValue()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
