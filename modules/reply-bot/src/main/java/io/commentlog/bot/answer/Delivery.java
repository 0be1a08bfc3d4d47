package io.commentlog.bot.answer;

import io.commentlog.bot.answer.ReplyDecision.Reason;
import io.commentlog.bot.config.Entity;
import io.commentlog.bot.responder.ResponderFailed;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event that may ask for a reply, taken to its end in the order that makes the reply safe: reply durable, then mark
 * durable, then done; or, given up: dead letter, then the event that says so, then done. Stopped anywhere in between it is
 * run again by whoever gets the event next, and makes the same reply id. Blocking; run by one thread, again after
 * {@link NotNow}, and then it goes on where it was: no call is made twice for a log that was away.
 */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** The group drops what it has delivered ten times. This one and the next can still say why it was given up. */
    private static final int TOO_MANY = 9;

    private static final String CRASHES = "crashes";

    private final Answerer answerer;
    private final CommentEvent event;
    private final LogPosition at;
    private final int number;
    private int attempts;
    private Optional<String> text = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    Delivery(Answerer answerer, CommentEvent event, LogPosition at, int number) {
        this.answerer = answerer;
        this.event = event;
        this.at = at;
        this.number = number;
    }

    /** Whether nothing has been spent on it yet, so that it may go to another process, which may know what this one does not. */
    public boolean mayGoElsewhere() {
        return number == 1 && attempts == 0 && text.isEmpty() && failure.isEmpty();
    }

    /**
     * Returns when nothing is left to do for the event.
     *
     * @throws NotNow if it must be tried again, here or elsewhere
     */
    public void run() throws InterruptedException {
        boolean ended = false;
        while (!ended) {
            // Looked up again before each attempt: while it waited it may have been deleted, or answered by somebody
            // else.
            try (Desk.Approach desk = answerer.desk().approach(answerer.priority(event), asked())) {
                ended = decided(
                        desk,
                        ReplyDecision.of(
                                event,
                                at,
                                answerer.shared().lookup().find(event.id(), at),
                                answerer.shared().entities().get()));
            }
        }
    }

    private long asked() {
        return event instanceof CommentEvent.Posted posted ? posted.comment().timestamp() : 0;
    }

    private boolean decided(Desk.Approach desk, ReplyDecision decision) throws InterruptedException {
        if (decision instanceof ReplyDecision.Ignore ignore) {
            ignored(ignore.reason());
            return true;
        }
        if (decision instanceof ReplyDecision.Answer answer) {
            return !answerer.scope().has(answer.entity(), answer.question()) || answered(desk, answer);
        }
        if (number == 1) {
            throw new NotNow("Comment " + event.id() + " is not known here", Duration.ZERO);
        }
        answerer.countForNobody(Reason.UNKNOWN_COMMENT);
        LOG.info("Comment {} waits for a reply again, but no worker could look it up; left unprocessed", event.id());
        return true;
    }

    private void ignored(Reason reason) {
        if (event instanceof CommentEvent.Posted) {
            answerer.shared().metrics().ignored(reason);
        } else {
            answerer.countForNobody(reason);
        }
    }

    /** True once it is answered or given up, false if it is to be tried again. */
    private boolean answered(Desk.Approach desk, ReplyDecision.Answer answer) throws InterruptedException {
        if (number >= TOO_MANY) {
            failure = Optional.of(
                    Failure.of(CRASHES, number - 1, "Whoever held this question has crashed or lost it, each time"));
        }
        if (failure.isEmpty() && text.isEmpty()) {
            try {
                text = Optional.of(desk.call(answer.question()));
            } catch (ResponderFailed e) {
                return failed(answer.entity(), e);
            }
        }
        if (failure.isPresent()) {
            giveUp(answer, failure.get());
        } else {
            reply(answer, text.orElse(""));
        }
        return true;
    }

    private boolean failed(Entity entity, ResponderFailed e) throws InterruptedException {
        attempts++;
        int most = entity.rules().maxAttempts();
        LOG.info(
                "Attempt {} of {} for comment {} of entity {}: {}",
                attempts,
                most,
                event.id(),
                entity.id(),
                e.sentence());
        if (e.reason().permanent() || attempts >= most) {
            failure = Optional.of(Failure.of(e.reason().tag(), attempts, e.getMessage()));
        } else {
            double chance = answerer.shared().chance().getAsDouble();
            answerer.closing().pause(Backoff.after(attempts, chance, e.retryAfter()));
        }
        return false;
    }

    private void reply(ReplyDecision.Answer answer, String raw) throws InterruptedException {
        Comment question = answer.question();
        Answerer.Shared shared = answerer.shared();
        long now = shared.clock().millis();
        Optional<Comment> reply = ReplyComposer.compose(answer, raw, now);
        if (reply.isPresent()) {
            shared.log().append(new CommentEvent.Posted(reply.get()));
        }
        shared.log().append(new CommentEvent.Patched(question.id(), true));
        answerer.desk().metrics().replied(reply.isPresent(), System.nanoTime());
        LOG.info(
                "{} to comment {} of entity {} after {} ms",
                reply.isPresent() ? answer.replyId() : "Nothing",
                question.id(),
                answer.entity().id(),
                now - question.timestamp());
    }

    private void giveUp(ReplyDecision.Answer answer, Failure why) throws InterruptedException {
        Answerer.Shared shared = answerer.shared();
        String entity = answer.entity().id();
        shared.deadLetters()
                .append(new DeadLetter(
                        event.id(), entity, at, why, shared.clock().millis()));
        shared.log().append(new CommentEvent.Unanswered(event.id(), at, why));
        answerer.desk().metrics().gaveUp(why.reason());
        LOG.warn(
                "Comment {} of entity {} stays unanswered after {} attempts: {}",
                event.id(),
                entity,
                why.attempts(),
                why.reason());
    }
}
