package io.commentlog.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client posts. Immutable. */
public record Draft(ObjectNode json) {
    public static Draft of(String text) {
        return new Draft(JsonNodeFactory.instance.objectNode().put("text", text));
    }

    /** For the bot, as somebody whom it answers for. */
    public static Draft question(String text) {
        return of(text).forBot("echo");
    }

    public Draft forBot(String entity) {
        ObjectNode copy = json.deepCopy();
        copy.putObject("botParams").put("entity", entity).put("processed", false);
        return new Draft(copy);
    }

    public Draft withId(String id) {
        return new Draft(json.deepCopy().put("id", id));
    }

    public Draft withTimestamp(long timestamp) {
        return new Draft(json.deepCopy().put("timestamp", timestamp));
    }

    public Draft withDomain(String domain) {
        return new Draft(json.deepCopy().put("domain", domain));
    }

    /** Whether it gets a reply. */
    boolean isQuestion() {
        return json.at("/botParams/entity").asText().equals("echo");
    }

    String id() {
        return json.path("id").asText();
    }
}
