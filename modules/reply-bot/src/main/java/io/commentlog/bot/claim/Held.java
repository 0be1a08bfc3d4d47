package io.commentlog.bot.claim;

import io.commentlog.bot.answer.ReplyDecision;

/**
 * A question whose lock a keeper has.
 *
 * @param begun whether its completion may be in the log in part
 * @param expired how many leases of it have run out while this keeper had it
 */
record Held(LockedRecords.Delivered delivered, ReplyDecision.Answer answer, boolean begun, int expired) {
    static Held first(LockedRecords.Delivered delivered, ReplyDecision.Answer answer) {
        return new Held(delivered, answer, false, 0);
    }

    Held completing() {
        return new Held(delivered, answer, true, expired);
    }

    Held leaseExpired() {
        return new Held(delivered, answer, begun, expired + 1);
    }

    /** Whether as many workers have let a lease run out as the entity has attempts. */
    boolean isUsedUp() {
        return expired >= answer.entity().rules().maxAttempts();
    }
}
