package io.commentlog.bot;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import java.nio.charset.StandardCharsets;

/** Comments as the tests need them. */
final class Comments {
    static final long TIMESTAMP = 1_700_000_000_000L;
    static final String ECHO_WAITING = "{\"entity\":\"echo\",\"processed\":false}";

    private Comments() {}

    /** A question to the entity echo. */
    static Comment waiting(String id) {
        return with(id, ECHO_WAITING);
    }

    /** @param botParams as JSON */
    static Comment with(String id, String botParams) {
        return at(TIMESTAMP, id, botParams);
    }

    static Comment at(long timestamp, String id, String botParams) {
        return read(id, timestamp, "human", ",\"botParams\":" + botParams);
    }

    static Comment plain(String id, String messageType) {
        return read(id, TIMESTAMP, messageType, "");
    }

    private static Comment read(String id, long timestamp, String messageType, String rest) {
        String json = "{\"id\":\"" + id + "\",\"text\":\"what is this?\",\"timestamp\":" + timestamp
                + ",\"username\":\"ann\",\"color\":\"200100040\",\"domain\":\"example.org\",\"language\":\"de\","
                + "\"message-type\":\"" + messageType + "\",\"misc\":\"m\"" + rest + "}";
        return CommentJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
