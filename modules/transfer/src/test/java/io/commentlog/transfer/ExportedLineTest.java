package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ExportedLineTest {
    private static final String WAITING =
            "{\"id\":\"c-1\",\"text\":\"Hello\\nthere\",\"timestamp\":1,\"color\":\"155080200\",\"domain\":\"example.org\","
                    + "\"language\":\"en\",\"message-type\":\"human\",\"misc\":\"\",\"botParams\":{\"processed\":false}}";

    private final Comment comment = CommentJson.read(WAITING.getBytes(StandardCharsets.UTF_8));
    private final StoredComment stored = StoredComment.posted(comment, 7);

    private static String line(StoredComment stored) {
        return new String(ExportedLine.of(stored).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void isWhatClientsGet() {
        assertThat(line(stored)).isEqualTo(WAITING);
    }

    @Test
    void isNoneOfADeletedComment() {
        assertThat(ExportedLine.of(stored.deletedAt(8))).isEmpty();
    }

    @Test
    void saysWhyAQuestionWasGivenUpButNotWhereItWasAsked() {
        Failure failure = new Failure("timeout", 5, "late");
        Comment failed =
                comment.withBotParams(comment.botParams().orElseThrow().withFailure(failure, new LogPosition(0, 7)));
        assertThat(line(stored.givenUpAt(failed, 8)))
                .endsWith(
                        "\"botParams\":{\"processed\":false,\"failure\":{\"reason\":\"timeout\",\"attempts\":5,\"lastError\":\"late\"}}}");
    }

    @Test
    void isReadAsWhatItWas() {
        Failure failure = new Failure("timeout", 5, "late");
        Comment failed =
                comment.withBotParams(comment.botParams().orElseThrow().withFailure(failure, new LogPosition(0, 7)));
        byte[] line = ExportedLine.of(stored.givenUpAt(failed, 8)).orElseThrow();
        assertThat(ImportedLine.of(line, 0).comment()).isEqualTo(comment);
        assertThat(ImportedLine.of(line, 0).failure()).contains(failure);
    }
}
