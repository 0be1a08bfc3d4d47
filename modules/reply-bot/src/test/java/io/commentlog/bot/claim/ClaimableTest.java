package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.Entity;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClaimableTest {
    private static final LogPosition AT = new LogPosition(0, 5);
    private static final Line USUAL = Line.of(Entity.ECHO).get(1);

    private final Comment question = question("mistral", 50);
    private final CommentEvent posted = new CommentEvent.Posted(question);
    private final StoredComment stored = StoredComment.posted(question, 5);

    private static Comment question(String entity, int priority) {
        return Comments.with("a", "{\"entity\":\"" + entity + "\",\"priority\":" + priority + ",\"processed\":false}");
    }

    private static Claimable of(CommentEvent event, Optional<StoredComment> known, Line line) {
        return Claimable.of(event, AT, known, line, Entities.ECHO);
    }

    private static Claimable ofAny(CommentEvent event, StoredComment known) {
        return of(event, Optional.of(known), Line.ANY);
    }

    private static Comment asked(Claimable claimable) {
        return ((Claimable.Question) claimable).answer().question();
    }

    @Test
    void isWhatWaitsForNobodyWhomTheNodeKnows() {
        Claimable found = ofAny(posted, stored);
        assertThat(asked(found)).isEqualTo(question);
        assertThat(((Claimable.Question) found).answer().replyId()).isEqualTo("reply:0-5");
        assertThat(((Claimable.Question) found).answer().entity().username()).isEqualTo("mistral");
        Comment known = question("echo", 50);
        assertThat(ofAny(new CommentEvent.Posted(known), StoredComment.posted(known, 5)))
                .isEqualTo(new Claimable.Skip());
    }

    @Test
    void isOfTheEntityAndTheLane() {
        for (Line line : Line.of(Entity.ECHO)) {
            Comment known = question("echo", 50);
            Claimable found = of(new CommentEvent.Posted(known), Optional.of(StoredComment.posted(known, 5)), line);
            assertThat(found instanceof Claimable.Question)
                    .as(line.group())
                    .isEqualTo(line.group().endsWith(".usual"));
        }
        assertThat(of(posted, Optional.of(stored), USUAL)).isEqualTo(new Claimable.Skip());
    }

    @Test
    void isNotWhatWasSettledSince() {
        assertThat(ofAny(posted, stored.deletedAt(9))).isEqualTo(new Claimable.Skip());
        assertThat(ofAny(posted, stored.patched(question.withProcessed(true), 9)))
                .isEqualTo(new Claimable.Skip());
        assertThat(ofAny(posted, stored.patched(question, 9))).isEqualTo(new Claimable.Skip());
        assertThat(ofAny(posted, stored.givenUpAt(question, 9))).isEqualTo(new Claimable.Skip());
        assertThat(ofAny(posted, StoredComment.posted(question, 3))).isEqualTo(new Claimable.Skip());
    }

    @Test
    void isWhatIsAskedAgain() {
        StoredComment again = StoredComment.posted(question, 3).patched(question, 5);
        assertThat(asked(ofAny(new CommentEvent.Patched("a", false), again))).isEqualTo(question);
        assertThat(asked(ofAny(new CommentEvent.Retried("a", new LogPosition(0, 3)), again)))
                .isEqualTo(question);
        assertThat(ofAny(new CommentEvent.Patched("a", false), again.patched(question, 6)))
                .isEqualTo(new Claimable.Skip());
    }

    @Test
    void isNoOtherEvent() {
        for (CommentEvent event : List.of(
                new CommentEvent.Patched("a", true),
                new CommentEvent.Deleted("a"),
                new CommentEvent.Unanswered("a", AT, new Failure("timeout", 1, "")),
                new CommentEvent.Posted(question.withProcessed(true)))) {
            assertThat(Claimable.skippedAtSight(event, Line.ANY, Entities.ECHO)).isTrue();
            assertThat(ofAny(event, stored)).isEqualTo(new Claimable.Skip());
        }
    }

    @Test
    void isUnknownWhereOnlyTheLogKnowsTheQuestion() {
        assertThat(of(new CommentEvent.Patched("a", false), Optional.empty(), Line.ANY))
                .isEqualTo(new Claimable.Unknown());
        assertThat(asked(of(posted, Optional.empty(), Line.ANY))).isEqualTo(question);
    }
}
