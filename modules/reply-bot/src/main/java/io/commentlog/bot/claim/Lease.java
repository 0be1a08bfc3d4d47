package io.commentlog.bot.claim;

import java.util.UUID;

/**
 * A worker's right to answer a question until a time.
 *
 * @param id made up for each claim; who has it may complete
 * @param seconds that it was asked for
 * @param expiresAt for people, in milliseconds since the epoch
 * @param deadline what counts, as {@link System#nanoTime} tells it
 * @param keeper who holds the question's lock
 */
record Lease(String id, String workerId, String commentId, int seconds, long expiresAt, long deadline, Keeper keeper) {
    /** Of a claim that has got the comment; {@link #extended} begins its time. */
    static Lease of(Claim claim, String commentId, Keeper keeper) {
        return new Lease(UUID.randomUUID().toString(), claim.workerId(), commentId, 0, 0, 0, keeper);
    }

    boolean isNamed(String name) {
        return id.equals(name) || commentId.equals(name);
    }

    Lease extended(int more, long nowMillis, long nowNanos) {
        return new Lease(
                id, workerId, commentId, more, nowMillis + more * 1_000L, nowNanos + more * 1_000_000_000L, keeper);
    }
}
