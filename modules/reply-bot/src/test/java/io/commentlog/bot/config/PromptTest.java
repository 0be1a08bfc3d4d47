package io.commentlog.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.answer.Comments;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void tellsTheContextThenWhoSaidWhat() {
        assertThat(new Prompt("", Prompt.CONTEXT_THEN_TEXT)
                        .of(comment("hi", ",\"context\":[\"bob: hey\",\"eve: ho\"]")))
                .isEqualTo("bob: hey\neve: ho\nann: hi");
    }

    @Test
    void tellsTheTextAloneWhereThereIsNoContext() {
        assertThat(new Prompt("", Prompt.CONTEXT_THEN_TEXT).of(Comments.waiting("q")))
                .isEqualTo("ann: what is this?");
    }

    @Test
    void takesNoPlaceholderFromAComment() {
        assertThat(new Prompt("", "<{text}>").of(comment("{username} $1 \\\\", "")))
                .isEqualTo("<{username} $1 \\>");
    }

    private static Comment comment(String text, String more) {
        String json = "{\"id\":\"q\",\"text\":\"" + text + "\",\"timestamp\":1,\"username\":\"ann\",\"color\":\"1\","
                + "\"domain\":\"d\",\"language\":\"en\",\"message-type\":\"human\",\"misc\":\"\"" + more + "}";
        return CommentJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
