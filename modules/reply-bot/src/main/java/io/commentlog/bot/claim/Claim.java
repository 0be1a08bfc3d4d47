package io.commentlog.bot.claim;

import io.commentlog.event.Comment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who wants a question.
 *
 * @param until as {@link System#nanoTime} tells it: from then on nothing is an answer too
 * @param lease completed with nothing where nothing waits
 */
record Claim(String workerId, int seconds, long until, CompletableFuture<Optional<Claim.Leased>> lease) {
    /** A lease, and the question that it is for. */
    record Leased(Lease lease, Comment question) {}
}
