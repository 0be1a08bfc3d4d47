package io.commentlog.system;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What waits on a node since it could first be read: nobody tells it anything, and the node ends it in its own time.
 *
 * @param events a stream
 * @param held a delta that was asked to be held for an hour
 * @param unfinished all that was said to somebody who began a request and never came to its end
 */
record ContractSinceStart(ContractEvents events, CompletableFuture<HeldPoll> held, CompletableFuture<String> unfinished)
        implements AutoCloseable {
    /**
     * A delta that was held.
     *
     * @param took from when it was asked for to its end
     */
    record HeldPoll(HttpAnswer answer, Duration took) {}

    static ContractSinceStart of(ContractClient http) {
        CompletableFuture<String> unfinished = CompletableFuture.supplyAsync(
                () -> new RawHttp(http.node()).send("GET /api/comments HTTP/1.1\r\nX: "),
                task -> new Thread(task, "unfinished-request").start());
        ContractEvents events = http.events("/api/comments/stream?domain=nobody");
        String cursor = ContractDeltas.cursor(ContractDeltas.delta(http, "", "domain=nobody"));
        long asked = System.nanoTime();
        CompletableFuture<HeldPoll> held = http.getLater("/api/comments?domain=nobody&wait=3600&cursor=" + cursor)
                .thenApply(answer -> new HeldPoll(answer, Duration.ofNanos(System.nanoTime() - asked)));
        return new ContractSinceStart(events, held, unfinished);
    }

    /** Who asked to be held for an hour; waits until that has ended. */
    HeldPoll heldForAnHour() {
        return held.join();
    }

    @Override
    public void close() {
        events.close();
    }
}
