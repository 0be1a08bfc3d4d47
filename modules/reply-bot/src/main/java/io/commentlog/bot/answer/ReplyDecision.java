package io.commentlog.bot.answer;

import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.Entity;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Processed;
import io.commentlog.event.view.StoredComment;
import java.util.Locale;
import java.util.Optional;

/**
 * What to do with one delivered event. Pure. The rule: of all events of a comment, the one that is answered is the one
 * that made it wait ({@code processed} literally false) as it waits now. Hence a redelivered event is not answered again
 * once its mark is applied, a second {@code posted} of the same id never is, and of two events that both ask only the
 * later one is.
 */
public sealed interface ReplyDecision {
    /** The event is done with, without a reply. */
    record Ignore(Reason reason) implements ReplyDecision {}

    /** The question is to be answered, by a comment with the id. */
    record Answer(Comment question, Entity entity, String replyId) implements ReplyDecision {}

    /** A reply is asked for, but the question is not known here; another process may know it. */
    record Unknown() implements ReplyDecision {}

    /** Why an event gets no reply; a metric's tag. */
    enum Reason {
        /** It cannot ask for anything: a mark, a deletion. */
        NOT_A_QUESTION,
        /** A comment that is not for the bot, or came as handled; the bot's own replies among them. */
        NOT_WAITING,
        /** It has been handled since. */
        ALREADY_PROCESSED,
        /** Another event made the comment wait, and is answered instead. */
        SUPERSEDED,
        /** A comment of this id was there before. */
        DUPLICATE,
        /** The comment is gone. */
        DELETED,
        /** It is for another share group of this bot: never counted, or each event would be as often as there are groups. */
        OTHERS,
        /** It is addressed to nobody, or to somebody this bot does not answer for. */
        UNKNOWN_ENTITY,
        /** It asks to answer a comment that no worker could look up. */
        UNKNOWN_COMMENT,
        /** It is no event; the fold puts it to {@code comments.rejected}. */
        MALFORMED;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why the event can be ignored whatever the view knows: true of the great majority, replies and marks. */
    static Optional<Reason> ignoredAtSight(CommentEvent event, Entities entities) {
        if (event instanceof CommentEvent.Posted posted) {
            return unanswerable(posted.comment(), entities);
        }
        boolean asks = event instanceof CommentEvent.Retried
                || (event instanceof CommentEvent.Patched patched && !patched.processed());
        return asks ? Optional.empty() : Optional.of(Reason.NOT_A_QUESTION);
    }

    /**
     * @param at where the event is in the log
     * @param known the comment once the event is applied, empty if nothing is known of it
     */
    static ReplyDecision of(CommentEvent event, LogPosition at, Optional<StoredComment> known, Entities entities) {
        Optional<Reason> atSight = ignoredAtSight(event, entities);
        if (atSight.isPresent()) {
            return new Ignore(atSight.get());
        }
        Optional<Reason> settled = known.flatMap(stored -> settled(event, at, stored));
        if (settled.isPresent()) {
            return new Ignore(settled.get());
        }
        if (event instanceof CommentEvent.Posted posted) {
            return answer(posted.comment(), at, entities);
        }
        return known.map(stored -> answer(stored.comment(), at, entities)).orElseGet(Unknown::new);
    }

    private static Optional<Reason> settled(CommentEvent event, LogPosition at, StoredComment stored) {
        if (stored.deleted()) {
            return Optional.of(Reason.DELETED);
        }
        if (event instanceof CommentEvent.Posted && stored.postedOffset() != at.offset()) {
            return Optional.of(Reason.DUPLICATE);
        }
        if (stored.processed() == Processed.HANDLED) {
            return Optional.of(Reason.ALREADY_PROCESSED);
        }
        return stored.offset() == at.offset() ? Optional.empty() : Optional.of(Reason.SUPERSEDED);
    }

    private static ReplyDecision answer(Comment question, LogPosition at, Entities entities) {
        return entities.addressedBy(question)
                .<ReplyDecision>map(entity -> new Answer(question, entity, ReplyId.of(at)))
                .orElseGet(() -> new Ignore(Reason.UNKNOWN_ENTITY));
    }

    private static Optional<Reason> unanswerable(Comment comment, Entities entities) {
        if (comment.processed() != Processed.WAITING) {
            return Optional.of(Reason.NOT_WAITING);
        }
        return entities.addressedBy(comment).isPresent() ? Optional.empty() : Optional.of(Reason.UNKNOWN_ENTITY);
    }
}
