package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.answer.ReplyDecision.Answer;
import io.commentlog.bot.answer.ReplyDecision.Ignore;
import io.commentlog.bot.answer.ReplyDecision.Reason;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.Entity;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEvent.Deleted;
import io.commentlog.event.CommentEvent.Patched;
import io.commentlog.event.CommentEvent.Posted;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyDecisionTest {
    private static final Entities ENTITIES = Entities.of(List.of(Entity.ECHO));
    private static final LogPosition AT = new LogPosition(2, 100);
    private static final Comment QUESTION = Comments.waiting("q");
    private static final StoredComment POSTED = StoredComment.posted(QUESTION, 100);
    private static final StoredComment POSTED_BEFORE = StoredComment.posted(QUESTION, 50);

    @Test
    void answersAWaitingCommentOnItsEventAlone() {
        assertThat(decide(new Posted(QUESTION))).isEqualTo(answered());
    }

    @Test
    void answersAWaitingCommentThatTheViewHasAsItWasPosted() {
        assertThat(decide(new Posted(QUESTION), POSTED)).isEqualTo(answered());
    }

    @Test
    void answersAReplyOfAnotherThatWaits() {
        Comment reply = Comments.with("r", Comments.ECHO_WAITING);
        assertThat(decide(new Posted(reply))).isInstanceOf(Answer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entity\":\"echo\"}",
                "{\"entity\":\"echo\",\"processed\":true}",
                "{\"entity\":\"echo\",\"processed\":\"false\"}",
                "{\"entity\":\"echo\",\"processed\":null}",
                "{\"entity\":\"echo\",\"processed\":0}"
            })
    void ignoresACommentThatDoesNotLiterallyWait(String botParams) {
        assertThat(decide(new Posted(Comments.with("c", botParams)))).isEqualTo(new Ignore(Reason.NOT_WAITING));
    }

    @Test
    void ignoresTheBotsOwnReply() {
        assertThat(decide(new Posted(Comments.plain("reply:0-1", "AI")))).isEqualTo(new Ignore(Reason.NOT_WAITING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"processed\":false}", "{\"entity\":\"other\",\"processed\":false}"})
    void leavesACommentForAnotherEntity(String botParams) {
        assertThat(decide(new Posted(Comments.with("c", botParams)))).isEqualTo(new Ignore(Reason.UNKNOWN_ENTITY));
    }

    @Test
    void ignoresMarksAndDeletions() {
        assertThat(decide(new Patched("q", true))).isEqualTo(new Ignore(Reason.NOT_A_QUESTION));
        assertThat(decide(new Deleted("q"))).isEqualTo(new Ignore(Reason.NOT_A_QUESTION));
    }

    @Test
    void ignoresARedeliveredCommentOnceItsMarkIsApplied() {
        assertThat(decide(new Posted(QUESTION), POSTED.patched(QUESTION.withProcessed(true), 102)))
                .isEqualTo(new Ignore(Reason.ALREADY_PROCESSED));
    }

    @Test
    void ignoresACommentThatIsGone() {
        assertThat(decide(new Posted(QUESTION), POSTED.deletedAt(101))).isEqualTo(new Ignore(Reason.DELETED));
        assertThat(decide(new Patched("q", false), POSTED.deletedAt(101))).isEqualTo(new Ignore(Reason.DELETED));
    }

    @Test
    void ignoresTheSecondPostOfAnId() {
        assertThat(decide(new Posted(QUESTION), POSTED_BEFORE)).isEqualTo(new Ignore(Reason.DUPLICATE));
    }

    @Test
    void leavesARedeliveredCommentToTheLaterEventThatAskedAgain() {
        assertThat(decide(new Posted(QUESTION), POSTED.patched(QUESTION, 104)))
                .isEqualTo(new Ignore(Reason.SUPERSEDED));
    }

    @Test
    void answersAgainWhenAskedAgain() {
        assertThat(decide(new Patched("q", false), POSTED_BEFORE.patched(QUESTION, 100)))
                .isEqualTo(answered());
    }

    @Test
    void leavesAnEarlierAskingToTheLaterOne() {
        assertThat(decide(new Patched("q", false), POSTED_BEFORE.patched(QUESTION, 101)))
                .isEqualTo(new Ignore(Reason.SUPERSEDED));
    }

    @Test
    void ignoresAnAskingThatHasBeenHandledSince() {
        assertThat(decide(new Patched("q", false), POSTED_BEFORE.patched(QUESTION.withProcessed(true), 101)))
                .isEqualTo(new Ignore(Reason.ALREADY_PROCESSED));
    }

    @Test
    void leavesAnAskingForAnotherEntity() {
        Comment other = Comments.with("q", "{\"entity\":\"other\",\"processed\":false}");
        assertThat(decide(new Patched("q", false), POSTED_BEFORE.patched(other, 100)))
                .isEqualTo(new Ignore(Reason.UNKNOWN_ENTITY));
    }

    @Test
    void doesNotKnowWhatToAnswerWithoutTheComment() {
        assertThat(decide(new Patched("q", false))).isEqualTo(new ReplyDecision.Unknown());
    }

    @Test
    void needsNoLookUpForWhatIsIgnoredAtSight() {
        assertThat(ReplyDecision.ignoredAtSight(new Patched("q", true), ENTITIES))
                .contains(Reason.NOT_A_QUESTION);
        assertThat(ReplyDecision.ignoredAtSight(new Posted(Comments.plain("reply:0-1", "AI")), ENTITIES))
                .contains(Reason.NOT_WAITING);
        assertThat(ReplyDecision.ignoredAtSight(new Posted(QUESTION), ENTITIES)).isEmpty();
        assertThat(ReplyDecision.ignoredAtSight(new Patched("q", false), ENTITIES))
                .isEmpty();
    }

    private static Answer answered() {
        return new Answer(QUESTION, Entity.ECHO, "reply:2-100");
    }

    private static ReplyDecision decide(CommentEvent event) {
        return ReplyDecision.of(event, AT, Optional.empty(), ENTITIES);
    }

    private static ReplyDecision decide(CommentEvent event, StoredComment known) {
        return ReplyDecision.of(event, AT, Optional.of(known), ENTITIES);
    }
}
