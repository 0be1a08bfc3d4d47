package io.commentlog.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.view.StoredComment;
import java.util.Optional;

/**
 * The line of a comment in a file: the JSON that clients get, which has no line's end in it. Only of a question given up the
 * place in the log is left out, since another log has something else there. Pure.
 */
final class ExportedLine {
    private ExportedLine() {}

    /** Empty for a deleted comment. */
    static Optional<byte[]> of(StoredComment stored) {
        if (stored.deleted()) {
            return Optional.empty();
        }
        return Optional.of(stored.givenUp() ? CommentJson.write(withoutPlace(stored.comment())) : stored.json());
    }

    private static Comment withoutPlace(Comment comment) {
        ObjectNode params = comment.botParams().orElseThrow().toJson();
        if (params.path("failure") instanceof ObjectNode failure) {
            failure.remove("asked");
        }
        return comment.withBotParams(BotParams.of(params));
    }
}
