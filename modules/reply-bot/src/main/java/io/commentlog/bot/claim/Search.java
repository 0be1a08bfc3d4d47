package io.commentlog.bot.claim;

import io.commentlog.bot.answer.ReplyDecision;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.Failure;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;

/** Goes through what a group delivers, gives the verdict on what is no question, and stops at one. Confined to one thread. */
final class Search {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** The group drops what it has delivered ten times. This one and the next can still say so. */
    private static final int TOO_MANY = 9;

    private final Line line;
    private final Claiming claiming;
    private final LockedRecords records;
    private final Runnable looked;
    private boolean quiet;

    /** @param looked run each time that it has looked in vain at what it has, and looks again */
    Search(Line line, Claiming claiming, LockedRecords records, Runnable looked) {
        this.line = line;
        this.claiming = claiming;
        this.records = records;
        this.looked = looked;
    }

    /** Whether the group had nothing at all when it was last asked, and has answered before. */
    boolean quiet() {
        return quiet;
    }

    /** A question, if the next that the group delivers is one; empty also where a moment brings nothing. */
    Optional<Held> next() throws InterruptedException {
        Optional<LockedRecords.Delivered> delivered = records.next();
        quiet = delivered.isEmpty() && records.connected();
        return delivered.isPresent() ? consider(delivered.get()) : Optional.empty();
    }

    private Optional<Held> consider(LockedRecords.Delivered delivered) throws InterruptedException {
        Optional<CommentEvent> event = delivered.event();
        if (event.isEmpty()
                || Claimable.skippedAtSight(
                        event.get(), line, claiming.entities().get())) {
            records.acceptLater(delivered);
            return Optional.empty();
        }
        Optional<Claimable> found = look(delivered);
        while (found.isEmpty()) {
            if (lostWhileWaiting(delivered)) {
                return Optional.empty();
            }
            found = look(delivered);
        }
        if (found.get() instanceof Claimable.Question question) {
            return take(delivered, question.answer());
        }
        if (found.get() instanceof Claimable.Unknown && delivered.deliveries() == 1) {
            records.release(delivered);
        } else {
            records.accept(delivered);
        }
        return Optional.empty();
    }

    /** What is known of the event now; empty if that cannot be said yet. */
    Optional<Claimable> look(LockedRecords.Delivered delivered) throws InterruptedException {
        try {
            return Optional.of(claiming.look(delivered.event().orElseThrow(), delivered.at(), line));
        } catch (NotNow e) {
            return Optional.empty();
        }
    }

    private Optional<Held> take(LockedRecords.Delivered delivered, ReplyDecision.Answer answer)
            throws InterruptedException {
        Held held = Held.first(delivered, answer);
        if (delivered.deliveries() < TOO_MANY) {
            return Optional.of(held);
        }
        giveUp(held, Claiming.crashed(delivered.deliveries()));
        return Optional.empty();
    }

    /**
     * The question, of which one more lease has run out. Empty once as many have as the entity has attempts: a text that
     * kills whoever has it must not go round for ever.
     */
    Optional<Held> afterExpiry(Held held) throws InterruptedException {
        Held now = held.leaseExpired();
        if (!now.isUsedUp()) {
            return Optional.of(now);
        }
        giveUp(now, Claiming.abandoned(now.expired()));
        return Optional.empty();
    }

    /** Says that it stays unanswered, unless it is settled meanwhile, and accepts it; or loses its lock before that is done. */
    private void giveUp(Held held, Failure why) throws InterruptedException {
        while (!isSettled(held, why)) {
            if (lostWhileWaiting(held.delivered())) {
                return;
            }
        }
        records.accept(held.delivered());
    }

    private boolean isSettled(Held held, Failure why) throws InterruptedException {
        Optional<Claimable> found = look(held.delivered());
        if (found.isEmpty()) {
            return false;
        }
        try {
            if (found.get() instanceof Claimable.Question) {
                claiming.giveUp(held.answer(), held.delivered().at(), why);
            }
            return true;
        } catch (NotNow e) {
            return false;
        }
    }

    private boolean lostWhileWaiting(LockedRecords.Delivered delivered) throws InterruptedException {
        looked.run();
        if (claiming.closing().await(LOOK_AGAIN)) {
            records.release(delivered);
            return true;
        }
        return !records.renew(delivered);
    }
}
