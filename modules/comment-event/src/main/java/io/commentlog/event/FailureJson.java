package io.commentlog.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The fields of a failure and of the question that failed, as every JSON that has them writes them. */
final class FailureJson {
    private static final String REASON = "reason";
    private static final String ATTEMPTS = "attempts";
    private static final String LAST_ERROR = "lastError";

    static final String ASKED = "asked";

    private FailureJson() {}

    static void writeFields(Failure failure, JsonGenerator json) throws IOException {
        json.writeStringField(REASON, failure.reason());
        json.writeNumberField(ATTEMPTS, failure.attempts());
        json.writeStringField(LAST_ERROR, failure.lastError());
    }

    static void writeFields(Failure failure, ObjectNode object) {
        object.put(REASON, failure.reason());
        object.put(ATTEMPTS, failure.attempts());
        object.put(LAST_ERROR, failure.lastError());
    }

    /**
     * @throws IllegalArgumentException with one sentence
     */
    static Failure read(JsonNode object) {
        JsonNode attempts = object.path(ATTEMPTS);
        if (!attempts.isIntegralNumber() || !attempts.canConvertToInt()) {
            throw new IllegalArgumentException("attempts must be an integer");
        }
        return new Failure(text(object, REASON), attempts.intValue(), text(object, LAST_ERROR));
    }

    /**
     * @throws IllegalArgumentException with one sentence
     */
    static LogPosition asked(JsonNode object) {
        return LogPosition.parse(text(object, ASKED));
    }

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " must be there, as a string");
        }
        return WellFormed.text(value.textValue());
    }
}
