package io.commentlog.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client posts. Immutable. */
record Draft(ObjectNode json) {
    static Draft of(String text) {
        return new Draft(JsonNodeFactory.instance.objectNode().put("text", text));
    }

    /** For the bot, as somebody whom it answers for. */
    static Draft question(String text) {
        return of(text).forBot("echo");
    }

    Draft forBot(String entity) {
        ObjectNode copy = json.deepCopy();
        copy.putObject("botParams").put("entity", entity).put("processed", false);
        return new Draft(copy);
    }

    Draft withId(String id) {
        return new Draft(json.deepCopy().put("id", id));
    }

    Draft withTimestamp(long timestamp) {
        return new Draft(json.deepCopy().put("timestamp", timestamp));
    }

    Draft withDomain(String domain) {
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
