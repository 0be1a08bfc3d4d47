package io.commentlog.kit.http;

import java.util.ArrayList;
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
                    "Comment-Position, Idempotent-Replay, View-Behind, View-Age-Ms, View-Source, ETag, Retry-After, Allow,"
                            + " WWW-Authenticate"));

    private static final List<Map.Entry<String, String>> ANY_ORIGIN = allowing("*");

    private final List<String> allowed;

    Cors(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** For the answer to a request of this origin; which origin is allowed is not said where it is not let in. */
    List<Map.Entry<String, String>> headers(Optional<String> origin) {
        return varies() ? origin.filter(allowed::contains).map(Cors::allowing).orElse(COMMON) : ANY_ORIGIN;
    }

    private static List<Map.Entry<String, String>> allowing(String origin) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(COMMON);
        headers.add(Map.entry("Access-Control-Allow-Origin", origin));
        return List.copyOf(headers);
    }

    /** Whether answers differ by origin, so that caches must know. */
    boolean varies() {
        return !allowed.contains("*");
    }
}
