package io.commentlog.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;

/** A comment's {@code botParams}: an object that clients fill as they like. Immutable; nothing is ever added by default. */
public final class BotParams {
    private static final String PROCESSED = "processed";
    private static final String FAILURE = "failure";

    private final ObjectNode fields;

    private BotParams(ObjectNode fields) {
        this.fields = fields;
    }

    /** A copy of the object, its strings made well-formed. */
    public static BotParams of(ObjectNode fields) {
        return new BotParams(WellFormed.copy(fields));
    }

    /** What a PATCH creates where there was none. */
    public static BotParams ofProcessed(boolean processed) {
        return new BotParams(JsonNodeFactory.instance.objectNode().put(PROCESSED, processed));
    }

    public Processed processed() {
        JsonNode flag = fields.path(PROCESSED);
        return flag.isBoolean() ? Processed.of(flag.booleanValue()) : Processed.ABSENT;
    }

    /** The same object with {@code processed} set, all other fields unchanged. */
    public BotParams withProcessed(boolean processed) {
        ObjectNode copy = fields.deepCopy();
        copy.put(PROCESSED, processed);
        return new BotParams(copy);
    }

    /** The same object with {@code failure} set, in place of any other; the rest unchanged. */
    public BotParams withFailure(Failure failure, LogPosition asked) {
        ObjectNode copy = fields.deepCopy();
        ObjectNode object = copy.putObject(FAILURE);
        FailureJson.writeFields(failure, object);
        object.put(FailureJson.ASKED, asked.toString());
        return new BotParams(copy);
    }

    /** The same object without {@code failure}, whoever set it. */
    public BotParams withoutFailure() {
        ObjectNode copy = fields.deepCopy();
        copy.remove(FAILURE);
        return new BotParams(copy);
    }

    /** The question that {@code failure} is about, where {@link #withFailure} has set it; a client may have set another. */
    public Optional<LogPosition> failedQuestion() {
        try {
            return Optional.of(FailureJson.asked(fields.path(FAILURE)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The field as text, if it is there, a string, and not empty. */
    public Optional<String> text(String field) {
        return Optional.of(fields.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(value -> !value.isEmpty());
    }

    /** The field as an integer, if it is there and one. */
    public OptionalInt integer(String field) {
        JsonNode value = fields.path(field);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    /** A copy of the object. */
    public ObjectNode toJson() {
        return fields.deepCopy();
    }

    /** The object itself, for the writer in this package, which only reads it. */
    ObjectNode fields() {
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BotParams that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
