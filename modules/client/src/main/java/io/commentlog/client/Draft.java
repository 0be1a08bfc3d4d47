package io.commentlog.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A comment about to be posted: its text and what else its author says. What is left out the node fills in. Immutable; every
 * method returns another draft. Limits are the node's to judge.
 */
public record Draft(ObjectNode json) {
    public Draft {
        json = json.deepCopy();
    }

    public static Draft of(String text) {
        return new Draft(Json.newObject().put("text", text));
    }

    /** A copy of what will be sent. */
    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    public Optional<String> id() {
        return json.path("id").isTextual() ? Optional.of(json.path("id").textValue()) : Optional.empty();
    }

    /**
     * An id of the caller's own, for one who wants to post the same draft again in another process. Without it the client
     * makes one.
     */
    public Draft id(String id) {
        return with("id", id);
    }

    public Draft username(String username) {
        return with("username", username);
    }

    public Draft domain(String domain) {
        return with("domain", domain);
    }

    public Draft language(String language) {
        return with("language", language);
    }

    public Draft color(String color) {
        return with("color", color);
    }

    /** Of another type than {@code human} needs the bot's token, where there are tokens. */
    public Draft messageType(String messageType) {
        return with("message-type", messageType);
    }

    public Draft misc(String misc) {
        return with("misc", misc);
    }

    public Draft replyTo(String id) {
        return with("replyTo", id);
    }

    public Draft timestamp(long msSinceEpoch) {
        return new Draft(json().put("timestamp", msSinceEpoch));
    }

    public Draft context(List<String> entries) {
        ObjectNode changed = json();
        ArrayNode context = changed.putArray("context");
        entries.forEach(context::add);
        return new Draft(changed);
    }

    public Draft botParams(ObjectNode params) {
        return new Draft(json().set("botParams", params.deepCopy()));
    }

    /** Asks the entity for a reply. */
    public Draft forBot(String entity) {
        return botParams(Json.newObject().put("entity", entity).put("processed", false));
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private Draft with(String field, String value) {
        return new Draft(json().put(field, value));
    }
}
