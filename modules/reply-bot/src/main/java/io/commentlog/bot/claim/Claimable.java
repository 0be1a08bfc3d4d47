package io.commentlog.bot.claim;

import io.commentlog.bot.answer.ReplyDecision;
import io.commentlog.bot.answer.ReplyId;
import io.commentlog.bot.config.Entities;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Processed;
import io.commentlog.event.view.StoredComment;
import java.util.Optional;

/**
 * Whether a delivered event is a question that a worker may have. Pure. The rule is the bot's: of all events of a comment
 * the one counts that made it wait as it waits now.
 */
sealed interface Claimable {
    /** Nothing is to be answered, or not by this group's workers. */
    record Skip() implements Claimable {}

    /** It asks, but the question is not known here; another process may know it. */
    record Unknown() implements Claimable {}

    /** A question, and who is to answer it, by which id. */
    record Question(ReplyDecision.Answer answer) implements Claimable {}

    /** Whether the event can be skipped whatever the view knows. */
    static boolean skippedAtSight(CommentEvent event, Line line, Entities entities) {
        if (event instanceof CommentEvent.Posted posted) {
            return posted.comment().processed() != Processed.WAITING
                    || line.asked(posted.comment(), entities).isEmpty();
        }
        return !(event instanceof CommentEvent.Retried
                || (event instanceof CommentEvent.Patched patched && !patched.processed()));
    }

    /**
     * @param at where the event is in the log
     * @param known the comment once the event is applied, empty if nothing is known of it
     */
    static Claimable of(
            CommentEvent event, LogPosition at, Optional<StoredComment> known, Line line, Entities entities) {
        if (skippedAtSight(event, line, entities)
                || known.filter(stored -> !waitsFor(stored, at)).isPresent()) {
            return new Skip();
        }
        Optional<Comment> question = event instanceof CommentEvent.Posted posted
                ? Optional.of(posted.comment())
                : known.map(StoredComment::comment);
        return question.<Claimable>map(comment -> line.asked(comment, entities)
                        .<Claimable>map(
                                entity -> new Question(new ReplyDecision.Answer(comment, entity, ReplyId.of(at))))
                        .orElseGet(Skip::new))
                .orElseGet(Unknown::new);
    }

    private static boolean waitsFor(StoredComment stored, LogPosition at) {
        return !stored.deleted() && stored.processed() == Processed.WAITING && stored.offset() == at.offset();
    }
}
