package io.commentlog.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import java.util.Optional;

/** Comments for tests. */
final class Comments {
    private Comments() {}

    static Comment saying(String id, String text) {
        return comment(id, text, Optional.empty());
    }

    /** For the bot: with the flag, and a field of the client's own. */
    static Comment waiting(String id) {
        BotParams params = BotParams.of(
                JsonNodeFactory.instance.objectNode().put("entity", "echo").put("processed", false));
        return comment(id, "hello", Optional.of(params));
    }

    /** As only a direct producer makes it: its botParams have no room even for the flag. */
    static Comment full(String id) {
        // What botParams may take, with the marks that the bot adds.
        String padding = "x".repeat((8 + 2) * 1024 + 32 - "{\"p\":\"\"}".length());
        return comment(
                id,
                "hello",
                Optional.of(BotParams.of(JsonNodeFactory.instance.objectNode().put("p", padding))));
    }

    private static Comment comment(String id, String text, Optional<BotParams> botParams) {
        return new Comment(
                id,
                text,
                1_700_000_000_000L,
                Optional.of("ann"),
                "200100050",
                "example.org",
                "en",
                "human",
                "",
                Optional.empty(),
                botParams,
                Optional.empty());
    }
}
