package io.commentlog.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A window into the list of comments.
 *
 * @param comments oldest first
 * @param total all comments stored and not deleted, whatever was asked for
 * @param hasMore there are older ones that match
 */
public record Page(List<Comment> comments, long total, boolean hasMore) {
    public Page {
        comments = List.copyOf(comments);
    }

    static Page of(byte[] body) {
        ObjectNode json = Json.readObject(body);
        return new Page(
                Json.comments(json.path("comments")),
                json.path("total").asLong(),
                json.path("hasMore").asBoolean());
    }
}
