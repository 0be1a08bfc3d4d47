package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommentJsonTest {
    private static String written(Comment comment) {
        return new String(CommentJson.write(comment), StandardCharsets.UTF_8);
    }

    private static Comment read(String json) {
        return CommentJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesItsKeysInTheOrderOfTheContract() {
        Comment comment = new Comment(
                "i",
                "t \uD83D\uDE00 \u0000 \"",
                7,
                Optional.of("u"),
                "c",
                "d",
                "l",
                "m",
                "x",
                Optional.of(List.of("a", "")),
                Optional.of(BotParams.ofProcessed(false)),
                Optional.of("r"));
        assertThat(written(comment))
                .isEqualTo("{\"id\":\"i\",\"text\":\"t \uD83D\uDE00 \\u0000 \\\"\",\"timestamp\":7,\"username\":\"u\","
                        + "\"color\":\"c\",\"domain\":\"d\",\"language\":\"l\",\"message-type\":\"m\",\"misc\":\"x\","
                        + "\"context\":[\"a\",\"\"],\"botParams\":{\"processed\":false},\"replyTo\":\"r\"}");
        assertThat(CommentJson.read(CommentJson.write(comment))).isEqualTo(comment);
    }

    @Test
    void leavesOutWhatIsAbsent() {
        assertThat(written(Comments.plain("i")))
                .isEqualTo("{\"id\":\"i\",\"text\":\"hello\",\"timestamp\":1700000000000,\"color\":\"155080200\","
                        + "\"domain\":\"example.org\",\"language\":\"en\",\"message-type\":\"human\",\"misc\":\"\"}");
    }

    @Test
    void tellsAnEmptyContextFromNone() {
        Comment empty = Comments.withContext(List.of());
        assertThat(written(empty)).contains("\"context\":[]");
        assertThat(CommentJson.read(CommentJson.write(empty)).context()).contains(List.of());
        assertThat(CommentJson.read(CommentJson.write(Comments.plain("i"))).context())
                .isEmpty();
    }

    @Test
    void ignoresUnknownFields() {
        String json = written(Comments.plain("i"));
        assertThat(read(json.replaceFirst("\\{", "{\"future\":[1],"))).isEqualTo(Comments.plain("i"));
    }

    @Test
    void saysWhatIsNoComment() {
        assertThatThrownBy(() -> read("[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A comment must be a JSON object");
        assertThatThrownBy(() -> read("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A comment must be a JSON object");
        assertThatThrownBy(() -> read("{\"timestamp\":1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must be there, as a string");
    }
}
