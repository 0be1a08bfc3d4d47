package io.commentlog.client;

/**
 * What came of a write.
 *
 * @param comment as the log has it now; of a delete, as it was
 * @param position where the write is in the log
 * @param replayed the id had been posted before, perhaps by an earlier try whose answer was lost: the comment is that one
 * @param behind the write is durable, but the node that answered does not show it yet
 */
public record Written(Comment comment, Position position, boolean replayed, boolean behind) {
    static Written of(Reply reply) {
        return new Written(
                new Comment(Json.readObject(reply.body())),
                reply.header("Comment-Position")
                        .map(Position::new)
                        .orElseThrow(() -> new IllegalArgumentException("no Comment-Position")),
                reply.isTrue("Idempotent-Replay"),
                reply.isTrue("View-Behind"));
    }
}
