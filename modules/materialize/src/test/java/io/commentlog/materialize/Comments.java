package io.commentlog.materialize;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import java.util.List;
import java.util.Optional;

/** Comments for tests. */
final class Comments {
    static final Failure FAILURE = new Failure("timeout", 5, "No answer within 30 s");

    private Comments() {}

    static Comment plain(String id) {
        return plain(id, "example.org", 1000);
    }

    static Comment plain(String id, String domain, long timestamp) {
        return comment(id, domain, timestamp, Optional.empty());
    }

    static Comment waiting(String id) {
        return comment(id, "example.org", 1000, Optional.of(BotParams.ofProcessed(false)));
    }

    /** As long as people's comments are: 380 bytes of JSON. */
    static Comment spoken(String id, String domain, long timestamp) {
        return new Comment(
                id,
                "What somebody says of a stream takes a line or two. ".repeat(3),
                timestamp,
                Optional.of("ann"),
                "200100050",
                domain,
                "en",
                "human",
                "",
                Optional.empty(),
                Optional.of(BotParams.ofProcessed(false)),
                Optional.empty());
    }

    /** As only a direct producer makes it: its botParams take the room for mark and failure too, so that nothing can be added. */
    static Comment full(String id) {
        String padding = "x".repeat(8 * 1024 + 32 + 2 * 1024 - "{\"p\":\"\"}".length());
        BotParams params = BotParams.of(JsonNodeFactory.instance.objectNode().put("p", padding));
        return comment(id, "example.org", 1000, Optional.of(params));
    }

    static CommentEvent posted(Comment comment) {
        return new CommentEvent.Posted(comment);
    }

    static CommentEvent patched(String id, boolean processed) {
        return new CommentEvent.Patched(id, processed);
    }

    static CommentEvent deleted(String id) {
        return new CommentEvent.Deleted(id);
    }

    static CommentEvent unanswered(String id, long asked) {
        return new CommentEvent.Unanswered(id, new LogPosition(0, asked), FAILURE);
    }

    static CommentEvent retried(String id, long asked) {
        return new CommentEvent.Retried(id, new LogPosition(0, asked));
    }

    private static Comment comment(String id, String domain, long timestamp, Optional<BotParams> botParams) {
        return new Comment(
                id,
                "text of " + id,
                timestamp,
                Optional.of("ann"),
                "200100050",
                domain,
                "en",
                "human",
                "",
                Optional.of(List.of("before")),
                botParams,
                Optional.empty());
    }
}
