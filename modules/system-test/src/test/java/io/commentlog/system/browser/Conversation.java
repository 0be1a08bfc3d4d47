package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.system.CommentClient;
import io.commentlog.system.Draft;
import io.commentlog.system.HttpAnswer;
import java.time.Duration;

/** Posts what several people said some time ago. */
record Conversation(CommentClient client) {

    String say(String who, String color, int minutesAgo, String text) {
        return post(draft(who, color, minutesAgo, text));
    }

    String ask(String who, String color, int minutesAgo, String entity, String text) {
        ObjectNode draft = draft(who, color, minutesAgo, text);
        draft.putObject("botParams").put("entity", entity).put("processed", false);
        return post(draft);
    }

    String reply(String who, String color, int minutesAgo, String to, String text) {
        return post(draft(who, color, minutesAgo, text).put("replyTo", to));
    }

    private static ObjectNode draft(String who, String color, int minutesAgo, String text) {
        long then = System.currentTimeMillis() - Duration.ofMinutes(minutesAgo).toMillis();
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("username", who)
                .put("color", color)
                .put("timestamp", then);
    }

    private String post(ObjectNode draft) {
        HttpAnswer answer = client.post(new Draft(draft));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asText();
    }
}
