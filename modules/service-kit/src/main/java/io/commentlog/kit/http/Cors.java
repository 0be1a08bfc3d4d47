package io.commentlog.kit.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CORS headers that every answer carries, errors too. Pure. */
final class Cors {
    private static final List<Map.Entry<String, String>> COMMON = List.of(
            Map.entry("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE, OPTIONS"),
            Map.entry("Access-Control-Allow-Headers", "Content-Type, Authorization, If-None-Match, Last-Event-ID"),
            Map.entry("Access-Control-Max-Age", "86400"),
            Map.entry(
                    "Access-Control-Expose-Headers",
                    "Comment-Position, Idempotent-Replay, View-Behind, View-Age-Ms, View-Source, ETag, Retry-After"));

    private final List<String> allowed;

    Cors(List<String> allowed) {
        this.allowed = allowed;
    }

    List<Map.Entry<String, String>> common() {
        return COMMON;
    }

    /** What {@code Access-Control-Allow-Origin} says to a request of this origin; empty where it is not let in. */
    Optional<String> allowOrigin(Optional<String> origin) {
        if (allowed.contains("*")) {
            return Optional.of("*");
        }
        return origin.filter(allowed::contains);
    }

    /** Whether answers differ by origin, so that caches must know. */
    boolean varies() {
        return !allowed.contains("*");
    }
}
