package io.commentlog.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A comment as a producer sent it: sanitised and within limits, but without what the server may still add (id,
 * timestamp, color). Pure.
 */
public record Draft(
        Optional<String> id,
        String text,
        OptionalLong timestamp,
        Optional<String> username,
        Optional<String> color,
        String domain,
        String language,
        String messageType,
        String misc,
        Optional<List<String>> context,
        Optional<BotParams> botParams,
        Optional<String> replyTo) {

    private static final String NOT_AN_OBJECT = "Body must be a JSON object";

    /**
     * The JSON object in a request's body.
     *
     * @throws Rejection if the bytes are not UTF-8, not JSON, nested too deeply, or not an object
     */
    public static ObjectNode object(byte[] body) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (Json.BODY.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException | com.fasterxml.jackson.core.JsonProcessingException e) {
            throw Rejection.invalid(NOT_AN_OBJECT);
        }
        throw Rejection.invalid(NOT_AN_OBJECT);
    }

    /**
     * The draft in a POST's body.
     *
     * @param origin the request's Origin header, from which the domain is taken if the body has none
     * @throws Rejection naming the first field that cannot be accepted
     */
    public static Draft of(ObjectNode body, Optional<String> origin) {
        return new Draft(
                id(body),
                text(body),
                timestamp(body),
                string(body, "username").map(Sanitiser::username).filter(name -> !name.isEmpty()),
                bounded(body, "color", Limits.COLOR),
                bounded(body, "domain", Limits.DOMAIN).orElseGet(() -> domainOf(origin)),
                bounded(body, "language", Limits.LANGUAGE).orElse("en"),
                messageType(body),
                bounded(body, "misc", Limits.MISC).orElse(""),
                context(body),
                botParams(body),
                replyTo(body));
    }

    /** The comment, with what the producer left open filled in; a clock too far ahead of {@code now} gives way to it. */
    public Comment toComment(String newId, long now, String newColor) {
        long time = timestamp.orElse(now);
        return new Comment(
                id.orElse(newId),
                text,
                time > now + Limits.CLOCK_SKEW_MS ? now : time,
                username,
                color.orElse(newColor),
                domain,
                language,
                messageType,
                misc,
                context,
                botParams,
                replyTo);
    }

    private static Optional<String> id(ObjectNode body) {
        JsonNode id = body.path("id");
        if (id.isMissingNode() || id.isNull()) {
            return Optional.empty();
        }
        if (!id.isTextual() || !Limits.ID.matcher(id.textValue()).matches()) {
            throw Rejection.invalid("id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        }
        if (id.textValue().startsWith(Limits.REPLY_ID_PREFIX)) {
            throw Rejection.invalid("Ids that begin with " + Limits.REPLY_ID_PREFIX + " belong to the bot's replies");
        }
        return Optional.of(id.textValue());
    }

    private static String text(ObjectNode body) {
        return string(body, "text")
                .map(Sanitiser::text)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Rejection.invalid("Comment text is required"));
    }

    private static OptionalLong timestamp(ObjectNode body) {
        JsonNode time = body.path("timestamp");
        if (time.isMissingNode() || time.isNull()) {
            return OptionalLong.empty();
        }
        if (!time.isNumber()
                || !time.canConvertToExactIntegral()
                || time.decimalValue().signum() < 0) {
            throw Rejection.invalid("timestamp must be an integer of at least 0, in milliseconds since the epoch");
        }
        return OptionalLong.of(time.canConvertToLong() ? time.longValue() : Long.MAX_VALUE);
    }

    private static String messageType(ObjectNode body) {
        String type = string(body, "message-type").orElse("human");
        if (!Limits.MESSAGE_TYPE.matcher(type).matches()) {
            throw Rejection.invalid("message-type must be 1 to 32 characters of A-Z a-z 0-9 _ -");
        }
        return type;
    }

    private static Optional<List<String>> context(ObjectNode body) {
        if (!body.path("context").isArray()) {
            return Optional.empty();
        }
        JsonNode entries = body.path("context");
        if (entries.size() > Limits.CONTEXT_ENTRIES) {
            throw Rejection.tooLarge("context must have at most 200 entries");
        }
        List<String> context = new ArrayList<>(entries.size());
        int bytes = 0;
        for (JsonNode entry : entries) {
            if (!entry.isTextual()) {
                throw Rejection.invalid("context must be an array of strings");
            }
            String text = WellFormed.text(entry.textValue());
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            context.add(text);
        }
        if (bytes > Limits.CONTEXT_BYTES) {
            throw Rejection.tooLarge("context must take at most 64 KiB");
        }
        return Optional.of(context);
    }

    private static Optional<BotParams> botParams(ObjectNode body) {
        if (!(body.path("botParams") instanceof ObjectNode fields)) {
            return Optional.empty();
        }
        BotParams params = BotParams.of(fields);
        if (params.toString().getBytes(StandardCharsets.UTF_8).length > Limits.BOT_PARAMS_BYTES) {
            throw Rejection.tooLarge("botParams must take at most 8 KiB");
        }
        return Optional.of(params);
    }

    private static Optional<String> replyTo(ObjectNode body) {
        Optional<String> replyTo = string(body, "replyTo");
        if (replyTo.isPresent() && !Limits.ID.matcher(replyTo.get()).matches()) {
            throw Rejection.invalid("replyTo must be the id of a comment");
        }
        return replyTo;
    }

    private static String domainOf(Optional<String> origin) {
        return origin.map(value -> WellFormed.text(value.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "")))
                .filter(domain -> !domain.isEmpty() && domain.length() <= Limits.DOMAIN)
                .orElse("unknown");
    }

    private static Optional<String> bounded(ObjectNode body, String field, int units) {
        Optional<String> value = string(body, field);
        if (value.isPresent() && value.get().length() > units) {
            throw Rejection.invalid(field + " must have at most " + units + " characters");
        }
        return value;
    }

    /** The field, if it is a string and not empty: what existing clients send beside that counts as absent. */
    private static Optional<String> string(ObjectNode body, String field) {
        return Optional.of(body.path(field))
                .filter(JsonNode::isTextual)
                .map(value -> WellFormed.text(value.textValue()))
                .filter(text -> !text.isEmpty());
    }
}
