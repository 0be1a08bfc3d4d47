package io.commentlog.bot.answer;

import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.Entity;
import io.commentlog.bot.responder.ResponderFailed;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one event that asks for a reply to its end, in the order that makes the reply safe: reply durable, then mark
 * durable, then done. Stopped anywhere in between it is run again by whoever gets the event next, and makes the same
 * reply id. Blocking; used by the call threads of all workers at once.
 */
public final class Answerer {
    private static final Logger LOG = LoggerFactory.getLogger(Answerer.class);

    private final Entities entities;
    private final CommentLookup lookup;
    private final ReplyLog log;
    private final InstantSource clock;
    private final BotMetrics metrics;

    public Answerer(Entities entities, CommentLookup lookup, ReplyLog log, InstantSource clock, BotMetrics metrics) {
        this.entities = entities;
        this.lookup = lookup;
        this.log = log;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Counts the event and says true if it needs no thread, no look-up and no reply. */
    public boolean ignores(CommentEvent event) {
        Optional<ReplyDecision.Reason> reason = ReplyDecision.ignoredAtSight(event, entities);
        reason.ifPresent(metrics::ignored);
        return reason.isPresent();
    }

    /**
     * Returns when nothing is left to do for the event.
     *
     * @param firstDelivery whether the event may still go to another process, which may know what this one does not
     * @throws NotNow if it must be tried again, here or elsewhere
     */
    public void answer(CommentEvent event, LogPosition at, boolean firstDelivery) throws InterruptedException {
        ReplyDecision decision = ReplyDecision.of(event, at, lookup.find(event.id(), at), entities);
        if (decision instanceof ReplyDecision.Ignore ignore) {
            metrics.ignored(ignore.reason());
        } else if (decision instanceof ReplyDecision.Answer answer) {
            answer(answer);
        } else if (firstDelivery) {
            throw new NotNow("Comment " + event.id() + " is not known here", Duration.ZERO);
        } else {
            metrics.ignored(ReplyDecision.Reason.UNKNOWN_COMMENT);
            LOG.warn(
                    "Comment {} waits for a reply again, but no worker could look it up; left unprocessed", event.id());
        }
    }

    private void answer(ReplyDecision.Answer answer) throws InterruptedException {
        Comment question = answer.question();
        Entity entity = answer.entity();
        long started = clock.millis();
        Optional<Comment> reply = ReplyComposer.compose(answer, ask(question, entity), clock.millis());
        if (reply.isPresent()) {
            log.append(new CommentEvent.Posted(reply.get()));
        }
        log.append(new CommentEvent.Patched(question.id(), true));
        metrics.replied(entity, reply.isPresent());
        LOG.info(
                "{} to comment {} of entity {} after {} ms",
                reply.isPresent() ? answer.replyId() : "Nothing",
                question.id(),
                entity.id(),
                clock.millis() - started);
    }

    private String ask(Comment question, Entity entity) throws InterruptedException {
        try {
            return entity.responder().reply(question, entity.limit());
        } catch (ResponderFailed e) {
            metrics.failed(entity);
            throw new NotNow(e.getMessage(), e.retryAfter());
        }
    }
}
