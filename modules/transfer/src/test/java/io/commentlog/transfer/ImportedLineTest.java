package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Failure;
import io.commentlog.event.Processed;
import io.commentlog.event.Rejection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ImportedLineTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final String COMPLETE =
            "{\"id\":\"c-1\",\"text\":\"Two  spaces\",\"timestamp\":1732222222222,\"color\":\"155080200\","
                    + "\"domain\":\"example.org\",\"language\":\"en\",\"message-type\":\"human\",\"misc\":\"\"";

    private static ImportedLine of(String line) {
        return ImportedLine.of(line.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static void refuses(String line, String sentence) {
        assertThatThrownBy(() -> of(line)).isInstanceOf(Rejection.class).hasMessage(sentence);
    }

    @Test
    void keepsACompleteCommentByteByByte() {
        String line = COMPLETE + ",\"botParams\":{\"entity\":\"echo\",\"processed\":true},\"replyTo\":\"reply:1-2\"}";
        ImportedLine imported = of(line);
        assertThat(new String(CommentJson.write(imported.comment()), StandardCharsets.UTF_8))
                .isEqualTo(line);
        assertThat(imported.comment().processed()).isEqualTo(Processed.HANDLED);
        assertThat(imported.failure()).isEmpty();
    }

    @Test
    void takesALineThatIsNotCompleteAsAPostIsTaken() {
        ImportedLine imported = of("{\"text\":\" Hello   there \",\"timestamp\":17,\"username\":\"ada\",\"more\":1}");
        assertThat(imported.comment().text()).isEqualTo("Hello there");
        assertThat(imported.comment().timestamp()).isEqualTo(17);
        assertThat(imported.comment().domain()).isEqualTo("unknown");
        assertThat(of("{\"text\":\"x\"}").comment().timestamp()).isEqualTo(NOW);
    }

    @Test
    void givesTheSameLineTheSameIdAndColorWhateverItsEnd() {
        String line = "{\"text\":\"Hello\",\"timestamp\":17}";
        assertThat(of(line)).isEqualTo(of(line)).isEqualTo(of(line + "\r"));
        assertThat(of(line).comment().id()).matches("line-[0-9a-f]{32}");
        assertThat(of(line).comment().id())
                .isNotEqualTo(
                        of("{\"text\":\"Hello\",\"timestamp\":18}").comment().id());
    }

    /** Brought in again later it must be the comment that is there already, not a second one. */
    @Test
    void givesALineWithoutATimestampTheSameIdAtAnyTime() {
        byte[] line = "{\"text\":\"Hello\"}".getBytes(StandardCharsets.UTF_8);
        Comment before = ImportedLine.of(line, NOW).comment();
        Comment later = ImportedLine.of(line, NOW + 1).comment();
        assertThat(later.id()).isEqualTo(before.id());
        assertThat(later.color()).isEqualTo(before.color());
    }

    @Test
    void keepsTheIdOfALineThatHasOne() {
        assertThat(of("{\"id\":\"old-7\",\"text\":\"Hello\"}").comment().id()).isEqualTo("old-7");
    }

    @Test
    void tellsAQuestionGivenUpFromTheWordThatItBears() {
        ImportedLine imported = of(
                COMPLETE
                        + ",\"botParams\":{\"processed\":false,\"failure\":{\"reason\":\"timeout\",\"attempts\":5,\"lastError\":\"\"}}}");
        assertThat(imported.failure()).contains(new Failure("timeout", 5, ""));
        assertThat(imported.comment().botParams().orElseThrow()).hasToString("{\"processed\":false}");
    }

    @Test
    void leavesAFailureThatIsAClientsOwn() {
        String own = ",\"botParams\":{\"processed\":false,\"failure\":\"mine\"}}";
        assertThat(of(COMPLETE + own).failure()).isEmpty();
        assertThat(of(COMPLETE + own).comment().botParams().orElseThrow().toString())
                .contains("mine");
        String handled =
                ",\"botParams\":{\"processed\":true,\"failure\":{\"reason\":\"timeout\",\"attempts\":5,\"lastError\":\"\"}}}";
        assertThat(of(COMPLETE + handled).failure()).isEmpty();
    }

    @Test
    void saysWhatIsWrongInASentence() {
        refuses("{\"text\":", "The line is not a JSON object in UTF-8");
        refuses("[1]", "The line is not a JSON object in UTF-8");
        refuses("{\"id\":\"x\"}", "Comment text is required");
        refuses("{\"id\":\"a b\",\"text\":\"x\"}", "id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        refuses("{\"id\":\"reply:0-1\",\"text\":\"x\"}", "Ids that begin with reply: belong to the bot's replies");
    }
}
