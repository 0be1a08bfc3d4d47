package io.commentlog.bot.answer;

import io.commentlog.bot.answer.ReplyDecision.Reason;
import io.commentlog.bot.config.Entities;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What the workers of one share group do with the events that it delivers. Used by all of them at once. */
public final class Answerer {
    private final Scope scope;
    private final Shared shared;
    private final Desk desk;
    private final Closing closing;
    private final BooleanSupplier counts;

    /**
     * What the workers of all groups have in common.
     *
     * @param entities who is answered for now
     * @param chance 0 to 1, another each time
     */
    public record Shared(
            Supplier<Entities> entities,
            CommentLookup lookup,
            ReplyLog log,
            DeadLetters deadLetters,
            InstantSource clock,
            DoubleSupplier chance,
            BotMetrics metrics) {}

    /**
     * @param counts whether this group counts what is for nobody: of all groups, which see every event, one does
     */
    public Answerer(Scope scope, Shared shared, Desk desk, Closing closing, BooleanSupplier counts) {
        this.scope = scope;
        this.shared = shared;
        this.desk = desk;
        this.closing = closing;
        this.counts = counts;
    }

    /** Whether whatever asks would have to wait for the view to load. */
    public boolean waitsForTheView() {
        return shared.lookup().isLoading();
    }

    /** Says true if the event needs no thread, no look-up and no reply of this group. */
    public boolean ignores(CommentEvent event) {
        Entities entities = shared.entities().get();
        Optional<Reason> reason = ReplyDecision.ignoredAtSight(event, entities);
        reason.ifPresent(this::countForNobody);
        return reason.isPresent() || (event instanceof CommentEvent.Posted posted && isForOthers(posted, entities));
    }

    private boolean isForOthers(CommentEvent.Posted posted, Entities entities) {
        return entities.addressedBy(posted.comment())
                .filter(entity -> scope.has(entity, posted.comment()))
                .isEmpty();
    }

    /** Of what asks; the least first. What asks again first: how urgent it is only the view knows. */
    public int priority(CommentEvent event) {
        return event instanceof CommentEvent.Posted posted ? desk.entity().priority(posted.comment()) : 0;
    }

    /** Counts an event that every group sees, unless another group does. */
    void countForNobody(Reason reason) {
        if (counts.getAsBoolean()) {
            shared.metrics().ignored(reason);
        }
    }

    public void countMalformed() {
        countForNobody(Reason.MALFORMED);
    }

    /**
     * Something to run until it returns.
     *
     * @param number how often the event has been delivered, this time included; 0 if nobody knows
     */
    public Delivery delivery(CommentEvent event, LogPosition at, int number) {
        return new Delivery(this, event, at, number);
    }

    Scope scope() {
        return scope;
    }

    Shared shared() {
        return shared;
    }

    Desk desk() {
        return desk;
    }

    Closing closing() {
        return closing;
    }
}
