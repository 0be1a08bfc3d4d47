package io.commentlog.client;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which node to ask next and how long to pause before: after a failure the next one almost at once, after a round of them
 * with back-off, and none sooner than it asked for by Retry-After. Of one thread; knows no clock.
 */
final class Retries {
    private final List<URI> nodes;
    private final Backoff backoff;
    private final RandomGenerator random;
    /** Per node, in the caller's nanoseconds. */
    private final long[] notBefore;

    private int at;
    private int failuresOfRound;
    private int rounds;

    Retries(List<URI> nodes, int first, Backoff backoff, RandomGenerator random, long now) {
        this.nodes = nodes;
        this.at = first;
        this.backoff = backoff;
        this.random = random;
        this.notBefore = new long[nodes.size()];
        Arrays.fill(notBefore, now);
    }

    URI node() {
        return nodes.get(at);
    }

    int at() {
        return at;
    }

    void succeeded() {
        failuresOfRound = 0;
        rounds = 0;
    }

    /** The pause before {@link #node}, which may be another one now, is to be asked. */
    Duration failed(RuntimeException failure, long now) {
        boolean next = true;
        if (failure instanceof CommentlogFailure said) {
            said.retryAfter().ifPresent(asked -> notBefore[at] = now + asked.toNanos());
            next = said.isOfTheNode();
        }
        Duration pause = next ? pauseOfNext() : backoff.pause(++rounds, random);
        Duration asked = Duration.ofNanos(notBefore[at] - now);
        return asked.compareTo(pause) < 0 ? pause : asked.plus(backoff.jitter(random));
    }

    private Duration pauseOfNext() {
        at = (at + 1) % nodes.size();
        failuresOfRound++;
        if (failuresOfRound < nodes.size()) {
            return backoff.jitter(random);
        }
        failuresOfRound = 0;
        return backoff.pause(++rounds, random);
    }
}
