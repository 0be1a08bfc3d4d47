package io.commentlog.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What changed since a cursor, and the cursor to go on from.
 *
 * @param reset nothing is known of what changed: the comments are the newest page
 * @param more the rest is to be had at once
 */
record Delta(List<Comment> comments, List<String> removed, String cursor, boolean reset, boolean more) {
    static Delta of(byte[] body) {
        ObjectNode json = Json.readObject(body);
        return new Delta(
                Json.comments(json.path("comments")),
                Json.strings(json.path("removed")),
                Json.string(json.path("cursor")),
                json.path("reset").asBoolean(),
                json.path("more").asBoolean());
    }

    boolean isEmpty() {
        return comments.isEmpty() && removed.isEmpty() && !reset;
    }

    /** Whether asking again at once could go round in circles: it brought nothing, and promised or moved nothing either. */
    boolean isIdle(String askedFrom) {
        return isEmpty() && (!more || cursor.equals(askedFrom));
    }
}
