package io.commentlog.system;

import io.commentlog.system.HostileRequest.Client;
import java.util.Locale;

/** Requests with a body, or about one comment, that are well framed and wrong in what they say. */
final class HostileWrites {
    private HostileWrites() {}

    static String plain(String method, String target, String body) {
        return method + " " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static HostileRequest post(HostileKind kind, Chaos chaos, String body) {
        String text = chaos.oneIn(5) ? chunked(chaos, body) : plain("POST", "/api/comments", body);
        return new HostileRequest(kind, text, false, 1, Client.GOES_ON);
    }

    private static String chunked(Chaos chaos, String body) {
        StringBuilder text =
                new StringBuilder("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n");
        int size = 1 + chaos.below(1 + body.length() / 2);
        for (int from = 0; from < body.length(); from += size) {
            String chunk = body.substring(from, Math.min(body.length(), from + size));
            text.append(Integer.toHexString(chunk.length()).toUpperCase(Locale.ROOT))
                    .append(";x=y\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return text.append("0\r\nX: y\r\n\r\n").toString();
    }

    static HostileRequest oddFields(HostileKind kind, Chaos chaos) {
        return post(kind, chaos, new ChaosJson(chaos).oddFields());
    }

    static HostileRequest hugeField(HostileKind kind, Chaos chaos) {
        return post(kind, chaos, new ChaosJson(chaos).hugeField());
    }

    static HostileRequest nested(HostileKind kind, Chaos chaos) {
        return post(kind, chaos, new ChaosJson(chaos).nested());
    }

    static HostileRequest broken(HostileKind kind, Chaos chaos) {
        return post(kind, chaos, new ChaosJson(chaos).broken());
    }

    /** Of comments that do not exist, or whose ids cannot be. */
    static HostileRequest byId(HostileKind kind, Chaos chaos) {
        String id = chaos.oneIn(3)
                ? "unknown-" + chaos.below(1_000)
                : chaos.oddToken().replaceAll("[?#/]", "");
        String path = "/api/comments/" + id + (chaos.oneIn(10) ? "?" + chaos.oddToken() : "");
        String text = switch (chaos.below(3)) {
            case 0 -> plain("DELETE", path, chaos.oneIn(3) ? new ChaosJson(chaos).broken() : "");
            case 1 -> plain("PATCH", path, new ChaosJson(chaos).patch());
            default -> HostileReads.plain("GET", path);
        };
        return new HostileRequest(kind, text, false, 1, Client.GOES_ON);
    }
}
