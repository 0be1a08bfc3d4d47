package io.commentlog.materialize;

import static io.commentlog.materialize.Comments.FAILURE;
import static io.commentlog.materialize.Comments.deleted;
import static io.commentlog.materialize.Comments.full;
import static io.commentlog.materialize.Comments.patched;
import static io.commentlog.materialize.Comments.plain;
import static io.commentlog.materialize.Comments.retried;
import static io.commentlog.materialize.Comments.unanswered;
import static io.commentlog.materialize.Comments.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.event.MalformedEvent;
import io.commentlog.event.Processed;
import io.commentlog.event.view.PartitionPosition;
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

/** {@link CommentFold} of questions that the bot gives up, and that are put again. */
class CommentFoldFailureTest {
    private static final StoredComment WAITING = StoredComment.posted(waiting("a"), 5);
    private static final StoredComment ASKED_AGAIN = WAITING.patched(waiting("a"), 7);
    private static final StoredComment HANDLED = WAITING.patched(waiting("a").withProcessed(true), 7);
    private static final StoredComment DELETED = WAITING.deletedAt(7);
    private static final StoredComment GIVEN_UP = now(WAITING, unanswered("a", 5), 9);

    private static StoredComment now(StoredComment before, CommentEvent event, long offset) {
        try {
            return ((Changed) CommentFold.fold(Optional.of(before), event, offset)).now();
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void changesNothing(Reason reason, StoredComment current, CommentEvent event) throws MalformedEvent {
        assertThat(CommentFold.fold(Optional.of(current), event, 20)).isEqualTo(new Unchanged(reason));
    }

    static Stream<Arguments> changesNothing() {
        return Stream.of(
                Arguments.of(Reason.NOT_ASKED_THERE, WAITING, unanswered("a", 4)),
                Arguments.of(Reason.NOT_ASKED_THERE, ASKED_AGAIN, unanswered("a", 5)),
                Arguments.of(Reason.NOT_ASKED_THERE, HANDLED, unanswered("a", 5)),
                Arguments.of(Reason.NOT_ASKED_THERE, HANDLED, unanswered("a", 7)),
                Arguments.of(Reason.NOT_ASKED_THERE, DELETED, unanswered("a", 5)),
                Arguments.of(Reason.NOT_ASKED_THERE, DELETED, unanswered("a", 7)),
                Arguments.of(Reason.NOT_ASKED_THERE, GIVEN_UP, unanswered("a", 5)),
                Arguments.of(Reason.NOT_ASKED_THERE, GIVEN_UP, unanswered("a", 9)),
                Arguments.of(Reason.NOT_ASKED_THERE, StoredComment.posted(plain("a"), 5), unanswered("a", 5)),
                Arguments.of(Reason.NOT_GIVEN_UP, WAITING, retried("a", 5)),
                Arguments.of(Reason.NOT_GIVEN_UP, HANDLED, retried("a", 5)),
                Arguments.of(Reason.NOT_GIVEN_UP, DELETED, retried("a", 5)),
                Arguments.of(Reason.NOT_GIVEN_UP, GIVEN_UP, retried("a", 9)),
                Arguments.of(Reason.NOT_GIVEN_UP, GIVEN_UP, retried("a", 4)),
                Arguments.of(Reason.NOT_GIVEN_UP, GIVEN_UP.deletedAt(11), retried("a", 5)),
                Arguments.of(Reason.NOT_GIVEN_UP, now(GIVEN_UP, retried("a", 5), 11), retried("a", 5)));
    }

    @Test
    void changesNothingOfWhatWasNeverPosted() throws MalformedEvent {
        assertThat(CommentFold.fold(Optional.empty(), unanswered("a", 5), 9))
                .isEqualTo(new Unchanged(Reason.NOT_ASKED_THERE));
        assertThat(CommentFold.fold(Optional.empty(), retried("a", 5), 9))
                .isEqualTo(new Unchanged(Reason.NOT_GIVEN_UP));
    }

    @Test
    void showsTheFailureOfAQuestionThatStillWaits() {
        assertThat(GIVEN_UP.comment().botParams())
                .contains(BotParams.ofProcessed(false).withFailure(FAILURE, new LogPosition(0, 5)));
        assertThat(GIVEN_UP.processed()).isEqualTo(Processed.WAITING);
        assertThat(GIVEN_UP.givenUp()).isTrue();
        assertThat(GIVEN_UP.offset()).isEqualTo(9);
        assertThat(GIVEN_UP.postedOffset()).isEqualTo(5);
    }

    @Test
    void givesUpTheLatestQuestion() {
        assertThat(now(ASKED_AGAIN, unanswered("a", 7), 9).givenUp()).isTrue();
    }

    @Test
    void putsAQuestionAgainByTheRetry() {
        StoredComment asked = now(GIVEN_UP, retried("a", 5), 11);

        assertThat(asked).isEqualTo(WAITING.patched(waiting("a"), 11));
        assertThat(now(asked, unanswered("a", 11), 13).givenUp()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void takesTheFailureAwayWithEveryPatch(boolean processed) {
        assertThat(now(GIVEN_UP, patched("a", processed), 11))
                .isEqualTo(WAITING.patched(waiting("a").withProcessed(processed), 11));
    }

    static Stream<Boolean> takesTheFailureAwayWithEveryPatch() {
        return Stream.of(true, false);
    }

    @Test
    void isNotFooledByAFailureThatAClientPosted() throws MalformedEvent {
        ObjectNode posted = GIVEN_UP.comment().botParams().orElseThrow().toJson();
        Comment claimed = waiting("a").withBotParams(BotParams.of(posted));
        StoredComment stored = StoredComment.posted(claimed, 5);

        assertThat(CommentFold.fold(Optional.of(stored), retried("a", 5), 9))
                .isEqualTo(new Unchanged(Reason.NOT_GIVEN_UP));
        assertThat(now(stored, patched("a", true), 9).comment()).isEqualTo(claimed.withProcessed(true));
    }

    @Test
    void countsAQuestionGivenUpAsOneThatWaits() throws MalformedEvent {
        PartitionPosition before = new PartitionPosition(8, 10, 3);
        Changed up = (Changed) CommentFold.fold(Optional.of(WAITING), unanswered("a", 5), 9);
        Changed again = (Changed) CommentFold.fold(Optional.of(GIVEN_UP), retried("a", 5), 11);
        Changed gone = (Changed) CommentFold.fold(Optional.of(GIVEN_UP), deleted("a"), 11);

        assertThat(up.counted(before)).isEqualTo(before);
        assertThat(again.counted(before)).isEqualTo(before);
        assertThat(gone.counted(before)).isEqualTo(new PartitionPosition(8, 9, 2));
    }

    @Test
    void refusesAFailureThatHasNoRoom() {
        Comment noRoom = full("a").withBotParams(fullWaiting());
        StoredComment stored = StoredComment.posted(noRoom, 5);

        assertThatThrownBy(() -> CommentFold.fold(Optional.of(stored), unanswered("a", 5), 9))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("The failure cannot be applied: botParams must take at most 8 KiB");
    }

    private static BotParams fullWaiting() {
        ObjectNode fields = full("a").botParams().orElseThrow().toJson();
        String padding = fields.path("p").textValue();
        return BotParams.of(fields.put("p", padding.substring(",'processed':false".length()))
                .put("processed", false));
    }
}
