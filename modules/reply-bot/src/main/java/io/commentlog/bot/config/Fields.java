package io.commentlog.bot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.kit.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The fields of one JSON object that a person wrote; what is wrong becomes a sentence among the problems, never an exception. */
final class Fields {
    private final ObjectNode object;
    private final String owner;
    private final List<String> problems;

    /** @param owner what the sentences begin with */
    Fields(ObjectNode object, String owner, List<String> problems) {
        this.object = object;
        this.owner = owner;
        this.problems = problems;
    }

    void problem(String sentence) {
        problems.add(owner + ": " + sentence);
    }

    boolean has(String field) {
        return object.has(field);
    }

    /** Tells every field that is none of these, and the nearest that is. */
    void allowOnly(Collection<String> known) {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                problem("there is no field " + field + Nearest.hint(field, known));
            }
        });
    }

    /** @param most UTF-16 units */
    Optional<String> text(String field, int most) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > most) {
            problem(field + " must be a string of 1 to " + most + " characters.");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** An array of strings, or one string for an array of one. */
    List<String> texts(String field, int most) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.add(value.textValue());
        } else if (value.isArray()) {
            value.forEach(entry -> texts.add(entry.isTextual() ? entry.textValue() : ""));
        }
        if (texts.isEmpty() || texts.size() > most || texts.contains("")) {
            problem(field + " must be 1 to " + most + " strings, none empty.");
            return List.of();
        }
        return texts;
    }

    OptionalInt integer(String field, int from, int to) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < from || value.intValue() > to) {
            problem(field + " must be an integer from " + from + " to " + to + ".");
            return OptionalInt.empty();
        }
        return OptionalInt.of(value.intValue());
    }

    OptionalDouble number(String field, int from, int to) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || value.doubleValue() < from || value.doubleValue() > to) {
            problem(field + " must be a number from " + from + " to " + to + ".");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value.doubleValue());
    }
}
