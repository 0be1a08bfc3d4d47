package io.commentlog.materialize;

import static io.commentlog.materialize.Comments.deleted;
import static io.commentlog.materialize.Comments.full;
import static io.commentlog.materialize.Comments.patched;
import static io.commentlog.materialize.Comments.plain;
import static io.commentlog.materialize.Comments.posted;
import static io.commentlog.materialize.Comments.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.MalformedEvent;
import io.commentlog.event.Processed;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.materialize.Folded.Changed;
import io.commentlog.materialize.Folded.Reason;
import io.commentlog.materialize.Folded.Unchanged;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommentFoldTest {
    private static final Comment A = plain("a");
    private static final Optional<StoredComment> NONE = Optional.empty();
    private static final Optional<StoredComment> POSTED = Optional.of(StoredComment.posted(A, 5));
    private static final Optional<StoredComment> WAITING = Optional.of(StoredComment.posted(waiting("a"), 5));
    private static final Optional<StoredComment> DELETED =
            Optional.of(StoredComment.posted(A, 4).deletedAt(5));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void changesNothing(Reason reason, Optional<StoredComment> current, CommentEvent event, long offset)
            throws MalformedEvent {
        assertThat(CommentFold.fold(current, event, offset)).isEqualTo(new Unchanged(reason));
    }

    static Stream<Arguments> changesNothing() {
        return Stream.of(
                Arguments.of(Reason.DUPLICATE_POST, POSTED, posted(A), 6),
                Arguments.of(Reason.DUPLICATE_POST, POSTED, posted(plain("a", "elsewhere", 9)), 6),
                Arguments.of(Reason.POST_OF_DELETED, DELETED, posted(A), 6),
                Arguments.of(Reason.PATCH_OF_DELETED, DELETED, patched("a", true), 6),
                Arguments.of(Reason.ALREADY_DELETED, DELETED, deleted("a"), 6),
                Arguments.of(Reason.ORPHAN_PATCH, NONE, patched("a", true), 6),
                Arguments.of(Reason.ORPHAN_DELETE, NONE, deleted("a"), 6),
                Arguments.of(Reason.ALREADY_APPLIED, POSTED, posted(A), 5),
                Arguments.of(Reason.ALREADY_APPLIED, POSTED, patched("a", true), 5),
                Arguments.of(Reason.ALREADY_APPLIED, POSTED, deleted("a"), 4),
                Arguments.of(Reason.ALREADY_APPLIED, DELETED, posted(A), 4));
    }

    @Test
    void storesAPostedComment() throws MalformedEvent {
        assertThat(CommentFold.fold(NONE, posted(A), 0))
                .isEqualTo(new Changed(NONE, StoredComment.posted(A, 0), RecentKey.of(A)));
    }

    @Test
    void storesAPatchAsThePatchedComment() throws MalformedEvent {
        Changed change = (Changed) CommentFold.fold(WAITING, patched("a", true), 9);

        assertThat(change.now().comment()).isEqualTo(waiting("a").withProcessed(true));
        assertThat(change.now().processed()).isEqualTo(Processed.HANDLED);
        assertThat(change.now().offset()).isEqualTo(9);
        assertThat(change.now().postedOffset()).isEqualTo(5);
        assertThat(change.key()).isEqualTo(RecentKey.of(A));
        assertThat(change.appeared()).isFalse();
    }

    @Test
    void storesAPatchThatSaysTheSameAgainBecauseItIsAChangeOfTheLog() throws MalformedEvent {
        Changed change = (Changed) CommentFold.fold(WAITING, patched("a", false), 9);

        assertThat(change.now().comment()).isEqualTo(waiting("a"));
        assertThat(change.now().offset()).isEqualTo(9);
    }

    @Test
    void storesADeletionAsAValueThatStillKnowsItsEntry() throws MalformedEvent {
        assertThat(CommentFold.fold(POSTED, deleted("a"), 9))
                .isEqualTo(new Changed(POSTED, POSTED.orElseThrow().deletedAt(9), RecentKey.of(A)));
    }

    @Test
    void refusesAPatchThatHasNoRoom() {
        Optional<StoredComment> current = Optional.of(StoredComment.posted(full("a"), 5));

        assertThatThrownBy(() -> CommentFold.fold(current, patched("a", true), 9))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("botParams must take at most 8 KiB");
    }

    @ParameterizedTest
    @MethodSource
    void countsCommentsAndThoseThatWait(
            Optional<StoredComment> current, CommentEvent event, PartitionPosition before, PartitionPosition after)
            throws MalformedEvent {
        Changed change = (Changed) CommentFold.fold(current, event, 9);

        assertThat(change.counted(before)).isEqualTo(after);
    }

    static Stream<Arguments> countsCommentsAndThoseThatWait() {
        PartitionPosition before = new PartitionPosition(8, 10, 3);
        return Stream.of(
                Arguments.of(NONE, posted(A), before, new PartitionPosition(8, 11, 3)),
                Arguments.of(NONE, posted(waiting("a")), before, new PartitionPosition(8, 11, 4)),
                Arguments.of(WAITING, patched("a", true), before, new PartitionPosition(8, 10, 2)),
                Arguments.of(WAITING, patched("a", false), before, new PartitionPosition(8, 10, 3)),
                Arguments.of(POSTED, patched("a", false), before, new PartitionPosition(8, 10, 4)),
                Arguments.of(POSTED, patched("a", true), before, new PartitionPosition(8, 10, 3)),
                Arguments.of(POSTED, deleted("a"), before, new PartitionPosition(8, 9, 3)),
                Arguments.of(WAITING, deleted("a"), before, new PartitionPosition(8, 9, 2)));
    }
}
