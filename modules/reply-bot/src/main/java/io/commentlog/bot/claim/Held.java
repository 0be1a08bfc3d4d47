package io.commentlog.bot.claim;

import io.commentlog.bot.answer.ReplyDecision;

/**
 * A question whose lock a keeper has.
 *
 * @param begun whether its completion may be in the log in part
 */
record Held(LockedRecords.Delivered delivered, ReplyDecision.Answer answer, boolean begun) {
    Held completing() {
        return new Held(delivered, answer, true);
    }
}
