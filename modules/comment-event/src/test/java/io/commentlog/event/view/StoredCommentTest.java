package io.commentlog.event.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Comments;
import io.commentlog.event.Processed;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoredCommentTest {
    private static final Comment WAITING = Comments.waiting("a");

    @Test
    void remembersWhereItWasPostedWhenItIsPatched() {
        StoredComment posted = StoredComment.posted(WAITING, 7);
        StoredComment patched = posted.patched(WAITING.withProcessed(true), 9);
        assertThat(posted.processed()).isEqualTo(Processed.WAITING);
        assertThat(patched)
                .isEqualTo(new StoredComment(
                        9, 7, false, Processed.HANDLED, CommentJson.write(WAITING.withProcessed(true))));
    }

    @Test
    void holdsTheJsonThatClientsGet() {
        StoredComment stored = StoredComment.posted(WAITING, 7);
        assertThat(stored.json()).isEqualTo(CommentJson.write(WAITING));
        assertThat(stored.comment()).isEqualTo(WAITING);
    }

    @Test
    void keepsNothingOfADeletedCommentButWhereItWas() {
        StoredComment deleted = StoredComment.posted(WAITING, 7).deletedAt(9);
        assertThat(deleted).isEqualTo(new StoredComment(9, 7, true, Processed.ABSENT, new byte[0]));
    }

    @Test
    void isGivenUpUntilTheNextChange() {
        StoredComment givenUp = StoredComment.posted(WAITING, 7).givenUpAt(WAITING, 9);
        assertThat(givenUp)
                .isEqualTo(new StoredComment(9, 7, false, Processed.WAITING, true, CommentJson.write(WAITING)));
        assertThat(givenUp.patched(WAITING, 11))
                .isEqualTo(StoredComment.posted(WAITING, 7).patched(WAITING, 11));
        assertThat(givenUp.deletedAt(11))
                .isEqualTo(StoredComment.posted(WAITING, 7).deletedAt(11));
    }

    @Test
    void readsWhatItWrites() {
        StoredComment posted = StoredComment.posted(WAITING, Long.MAX_VALUE);
        for (StoredComment stored : List.of(
                posted,
                StoredComment.posted(Comments.plain("a"), 0),
                posted.patched(WAITING.withProcessed(true), 9),
                posted.givenUpAt(WAITING, 9),
                posted.deletedAt(9))) {
            assertThat(StoredComment.fromBytes(stored.toBytes()))
                    .isEqualTo(stored)
                    .hasSameHashCodeAs(stored);
        }
    }

    @Test
    void differsFromOthers() {
        StoredComment posted = StoredComment.posted(WAITING, 7);
        assertThat(posted)
                .isNotEqualTo(StoredComment.posted(WAITING, 8))
                .isNotEqualTo(StoredComment.posted(Comments.plain("a"), 7))
                .isNotEqualTo(posted.deletedAt(7))
                .isNotEqualTo(posted.givenUpAt(WAITING, 7));
    }

    @Test
    void refusesTheBytesOfAnotherVersion() {
        byte[] bytes = StoredComment.posted(WAITING, 7).toBytes();
        bytes[0] = 2;
        assertThatThrownBy(() -> StoredComment.fromBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a stored comment of version 1");
        assertThatThrownBy(() -> StoredComment.fromBytes(new byte[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a stored comment of version 1");
    }
}
