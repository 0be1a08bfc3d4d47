package io.commentlog.bot.claim;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a keeper is told to do, by those who talk HTTP. */
sealed interface Order {
    /** Its question is for this claim. */
    record Offer(Claim claim) implements Order {}

    record Renew(Lease lease, int seconds, CompletableFuture<Lease> done) implements Order {}

    record Complete(Lease lease, Optional<String> reply, CompletableFuture<Completed> done) implements Order {}

    record Release(Lease lease, CompletableFuture<Lease> done) implements Order {}

    /** To see that it is time to end. */
    record WakeUp() implements Order {}
}
