package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentTest {
    private static final String WIRE =
            "{\"id\":\"a\",\"text\":\"Hi\",\"timestamp\":1000,\"username\":\"ada\",\"color\":\"red\","
                    + "\"domain\":\"example.org\",\"language\":\"fr\",\"message-type\":\"AI\",\"misc\":\"m\",\"context\":[\"c\"],"
                    + "\"botParams\":{\"processed\":false,\"price\":1.10},\"replyTo\":\"q\",\"newer\":[1]}";

    @Test
    void readsEveryField() {
        Comment comment = comment(WIRE);
        assertThat(comment.id()).isEqualTo("a");
        assertThat(comment.text()).isEqualTo("Hi");
        assertThat(comment.timestamp()).isEqualTo(1000);
        assertThat(comment.username()).contains("ada");
        assertThat(comment.color()).isEqualTo("red");
        assertThat(comment.domain()).isEqualTo("example.org");
        assertThat(comment.language()).isEqualTo("fr");
        assertThat(comment.messageType()).isEqualTo("AI");
        assertThat(comment.misc()).isEqualTo("m");
        assertThat(comment.context()).contains(List.of("c"));
        assertThat(comment.processed()).contains(false);
        assertThat(comment.replyTo()).contains("q");
    }

    @Test
    void keepsWhatANewerNodeAddsAndNumbersDigitForDigit() {
        assertThat(comment(WIRE)).hasToString(WIRE);
    }

    @Test
    void tellsAbsentFromFalse() {
        assertThat(comment(Wires.comment("a")).processed()).isEmpty();
        assertThat(comment(WIRE.replace("false", "\"false\"")).processed()).isEmpty();
        assertThat(comment(WIRE.replace("false", "true")).processed()).contains(true);
    }

    @Test
    void cannotBeChangedByItsJson() {
        ObjectNode json = Json.readObject(WIRE.getBytes(StandardCharsets.UTF_8));
        Comment comment = new Comment(json);
        json.put("id", "b");
        comment.json().put("id", "c");
        comment.botParams().orElseThrow().put("processed", true);
        assertThat(comment).isEqualTo(comment(WIRE));
    }

    @Test
    void isNotMadeOfSomethingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> comment("{\"error\":\"no\"}"));
    }

    private static Comment comment(String json) {
        return new Comment(Json.readObject(json.getBytes(StandardCharsets.UTF_8)));
    }
}
