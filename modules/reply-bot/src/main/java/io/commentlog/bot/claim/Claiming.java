package io.commentlog.bot.claim;

import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.DeadLetters;
import io.commentlog.bot.answer.ReplyComposer;
import io.commentlog.bot.answer.ReplyDecision;
import io.commentlog.bot.answer.ReplyLog;
import io.commentlog.bot.config.BotConfig;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.group.GroupSettings;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.BugHandler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the keepers of all queues have in common. Used by all of them at once. */
record Claiming(
        BotConfig config,
        GroupSettings groups,
        Supplier<Entities> entities,
        CommentLookup lookup,
        ReplyLog log,
        DeadLetters letters,
        InstantSource clock,
        BugHandler bugs,
        Leases leases,
        Closing closing) {
    private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);
    private static final String CRASHES = "crashes";
    private static final String ABANDONED = "abandoned";

    Claimable look(CommentEvent event, LogPosition at, Line line) throws InterruptedException {
        return Claimable.of(event, at, lookup.find(event.id(), at), line, entities.get());
    }

    /**
     * Reply durable, then mark durable. Done again it makes the same reply, which the fold drops.
     *
     * @throws io.commentlog.kit.NotNow if the log has not confirmed one of them
     */
    Completed complete(ReplyDecision.Answer answer, Optional<String> text) throws InterruptedException {
        Optional<Comment> reply = text.map(answer.entity().polish()::of)
                .flatMap(polished -> ReplyComposer.compose(answer, polished, clock.millis()));
        if (reply.isPresent()) {
            log.append(new CommentEvent.Posted(reply.get()));
        }
        LogPosition mark = log.append(new CommentEvent.Patched(answer.question().id(), true));
        return new Completed(reply.map(Comment::id), mark);
    }

    /** What the group is about to drop, because it was delivered so often. */
    static Failure crashed(int deliveries) {
        return Failure.of(
                CRASHES, Math.max(1, deliveries - 1), "Whoever held this question has crashed or lost it, each time");
    }

    /** What nobody who claimed it has completed. */
    static Failure abandoned(int leases) {
        return Failure.of(ABANDONED, leases, "Whoever claimed this question has let the lease run out, each time");
    }

    /**
     * Says that the question stays unanswered, in the order that may be done again.
     *
     * @throws io.commentlog.kit.NotNow if the log has not confirmed it
     */
    void giveUp(ReplyDecision.Answer answer, LogPosition asked, Failure why) throws InterruptedException {
        String id = answer.question().id();
        letters.append(new DeadLetter(id, answer.entity().id(), asked, why, clock.millis()));
        log.append(new CommentEvent.Unanswered(id, asked, why));
        LOG.warn(
                "Comment {} of entity {} stays unanswered after {} attempts: {}",
                id,
                answer.entity().id(),
                why.attempts(),
                why.reason());
    }
}
