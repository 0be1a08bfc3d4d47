package io.commentlog.bot.answer;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import java.nio.charset.StandardCharsets;

/** Comments as the tests need them. */
public final class Comments {
    public static final long TIMESTAMP = 1_700_000_000_000L;
    public static final String ECHO_WAITING = "{\"entity\":\"echo\",\"processed\":false}";

    private Comments() {}

    /** A question to the entity echo. */
    public static Comment waiting(String id) {
        return with(id, ECHO_WAITING);
    }

    /** @param botParams as JSON */
    public static Comment with(String id, String botParams) {
        return at(TIMESTAMP, id, botParams);
    }

    public static Comment at(long timestamp, String id, String botParams) {
        return read(id, timestamp, "human", ",\"botParams\":" + botParams);
    }

    public static Comment plain(String id, String messageType) {
        return read(id, TIMESTAMP, messageType, "");
    }

    private static Comment read(String id, long timestamp, String messageType, String rest) {
        String json = "{\"id\":\"" + id + "\",\"text\":\"what is this?\",\"timestamp\":" + timestamp
                + ",\"username\":\"ann\",\"color\":\"200100040\",\"domain\":\"example.org\",\"language\":\"de\","
                + "\"message-type\":\"" + messageType + "\",\"misc\":\"m\"" + rest + "}";
        return CommentJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
