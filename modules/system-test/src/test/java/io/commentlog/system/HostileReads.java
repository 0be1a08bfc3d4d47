package io.commentlog.system;

import io.commentlog.system.HostileRequest.Client;
import java.util.List;

/** Requests without a body, whose paths, queries and headers are rubbish. */
final class HostileReads {
    private static final List<String> PARAMETERS = List.of(
            "offset",
            "limit",
            "search",
            "type",
            "after",
            "cursor",
            "wait",
            "domain",
            "uss",
            "at-least",
            "sort",
            "t",
            "");
    private static final List<String> HEADERS = List.of(
            "Accept-Encoding",
            "Accept",
            "If-None-Match",
            "Last-Event-ID",
            "Origin",
            "X-Forwarded-For",
            "Authorization",
            "Prefer",
            "Range",
            "Cookie",
            "Upgrade",
            "HTTP2-Settings",
            "Content-Type",
            "Content-Encoding");

    private HostileReads() {}

    static String plain(String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: x\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }

    private static HostileRequest get(HostileKind kind, String target, String... headers) {
        return new HostileRequest(kind, plain("GET", target, headers), false, 1, Client.GOES_ON);
    }

    static HostileRequest path(HostileKind kind, Chaos chaos) {
        String path = chaos.of(
                "/api/comments/" + chaos.oddToken(),
                "/api/comments/" + chaos.oddToken() + "/" + chaos.oddToken(),
                "/" + chaos.oddToken(),
                "/api/../api/comments",
                "//api//comments",
                "/./api/comments",
                "/api/comments/..%2f..%2fetc%2fpasswd",
                "/api/comments/%2e%2e/%2e%2e/etc/passwd",
                "/api/comments;x=1",
                "/api/comments#fragment",
                "http://elsewhere/api/comments",
                "http://",
                "https://[::1",
                "?",
                "#",
                "\\api\\comments",
                "/docs/../../etc/passwd",
                "/" + "a/".repeat(2_000));
        return get(kind, path);
    }

    static HostileRequest query(HostileKind kind, Chaos chaos) {
        StringBuilder query = new StringBuilder();
        for (int parameters = 1 + chaos.below(5); parameters > 0; parameters--) {
            query.append(query.isEmpty() ? "?" : "&").append(chaos.any(PARAMETERS));
            query.append(chaos.oneIn(8) ? "" : "=").append(chaos.oddToken());
        }
        String limit = chaos.oneIn(20) ? "" : "&limit=" + chaos.below(3);
        return get(kind, chaos.of("/api/comments", "/", "/api/stats") + query + limit);
    }

    static HostileRequest cursor(HostileKind kind, Chaos chaos, List<String> cursors) {
        String cursor = chaos.oneIn(5) ? chaos.oddToken() : chaos.mutated(chaos.any(cursors));
        String wait = chaos.oneIn(4) ? "&wait=" + chaos.of("0", "-1", "x", "NaN", "1e9") : "";
        return get(kind, "/api/comments?limit=1&cursor=" + cursor.replaceAll("[^!-~\u0080-\u00ff]", "") + wait);
    }

    static HostileRequest atLeast(HostileKind kind, Chaos chaos) {
        String position =
                chaos.of("x", "1:", ":1", "-1:0", "0:-1", "0:x", "99999999999:0", "4096:0", "0:1:2", "0", "%30:");
        return get(kind, "/api/comments?limit=1&at-least=" + (chaos.oneIn(4) ? chaos.oddToken() : position));
    }

    /** A stream that begins, or is refused; the client leaves it either way. */
    static HostileRequest stream(HostileKind kind, Chaos chaos, List<String> cursors) {
        String last = chaos.oneIn(3) ? chaos.oddToken() : chaos.mutated(chaos.any(cursors));
        return get(
                kind,
                "/api/comments/stream?limit=1&domain=" + chaos.oddToken(),
                "Last-Event-ID: " + last.replaceAll("[^!-~\u0080-\u00ff]", ""));
    }

    static HostileRequest headers(HostileKind kind, Chaos chaos) {
        StringBuilder lines = new StringBuilder("X-Odd: x");
        for (int headers = 1 + chaos.below(6); headers > 0; headers--) {
            String value = chaos.oneIn(3)
                    ? chaos.of(
                            "*",
                            "gzip;q=0.0001,*;q=2",
                            "W/\"x\", *",
                            "websocket",
                            "h2c",
                            "bytes=0-,-1",
                            "Bearer ",
                            ",,,;")
                    : chaos.oddText().replaceAll("[\\p{Cntrl}]", "");
            lines.append("\r\n").append(chaos.any(HEADERS)).append(": ").append(value);
        }
        return get(kind, "/api/comments?limit=1", lines.toString());
    }

    /** Many good requests behind each other, all to be answered in their order. */
    static HostileRequest pipeline(HostileKind kind, Chaos chaos) {
        int requests = 2 + chaos.below(40);
        String text =
                plain("GET", chaos.of("/api/comments?limit=1", "/api/comments?after=x", "/nowhere", "/api/stats"));
        return chaos.oneIn(20)
                ? new HostileRequest(kind, plain("GET", "/docs").repeat(requests), false, 0, Client.LEAVES)
                : new HostileRequest(kind, text.repeat(requests), false, requests, Client.GOES_ON);
    }
}
