package io.commentlog.kit.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long the server waits for a client.
 *
 * @param head for a request's line and headers, from its first byte; before that for a handshake, where there is one
 * @param body for the rest of the request, from the end of its headers
 * @param idle for the next request, on a connection on which nothing is under way
 * @param unread for a client to take anything at all of an answer that waits for it
 */
public record Patience(Duration head, Duration body, Duration idle, Duration unread) {
    /** Held reads last up to 30 s, and streams say something every 15 s: neither is ever waited for here. */
    public static final Patience DEFAULT = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(75), Duration.ofSeconds(60));

    public Patience {
        if (Stream.of(head, body, idle, unread).anyMatch(limit -> limit.compareTo(Duration.ofMillis(1)) < 0)) {
            throw new IllegalArgumentException("A client must have some time");
        }
    }

    /** How often connections are to be looked at, so that none gets much more time than it should. */
    Duration betweenLooks() {
        Duration shortest = List.of(head, body, idle, unread).stream()
                .min(Duration::compareTo)
                .orElseThrow();
        return Duration.ofMillis(Math.min(1_000, Math.max(1, shortest.toMillis() / 4)));
    }
}
