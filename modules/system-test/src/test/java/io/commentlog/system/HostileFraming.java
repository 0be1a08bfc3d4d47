package io.commentlog.system;

import io.commentlog.system.HostileRequest.Client;
import java.util.Locale;

/** What is no HTTP, or lies about where it ends. */
final class HostileFraming {
    private static final String END = "\r\n\r\n";

    private HostileFraming() {}

    static HostileRequest noHttp(HostileKind kind, Chaos chaos) {
        String text = chaos.of(
                "garbage" + END,
                "GET" + END,
                "GET /api/comments" + END,
                "GET /api/comments BANANA/1.1" + END,
                "GET /api/comments HTTP/1.1.1" + END,
                "GET /api/comments HTTP/" + END,
                "GET /api/comments HTTP/" + chaos.below(99) + ".2" + END,
                "G\u0000T / HTTP/1.1" + END,
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0012\u0004\u0000",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + chaos.bytes(500),
                "\u0000\u0000\u0000\u0014\u0000\u0012\u0000\u0004" + chaos.bytes(20),
                "SSH-2.0-OpenSSH_9.6\r\n",
                "*1\r\n$4\r\nPING\r\n",
                "HELO example.org\r\n");
        return refused(kind, text);
    }

    /** Anything at all; now and then it is half of something right. */
    static HostileRequest noise(HostileKind kind, Chaos chaos) {
        String text = chaos.oneIn(3) ? chaos.mutated(HostileReads.plain("GET", "/api/comments")) : chaos.bytes(400);
        return new HostileRequest(kind, text, false, 0, Client.HALF_CLOSES);
    }

    static HostileRequest badHeader(HostileKind kind, Chaos chaos) {
        String line = chaos.of(
                "no colon",
                "Bad Name: x",
                ": x",
                "X: a\u0000b",
                "X\u0007: y",
                "Content-Length: -1",
                "Content-Length: ten",
                "Content-Length: 1e3",
                "Content-Length: 0x10",
                "Content-Length: 99999999999999999999",
                "Content-Length: 1\r\nContent-Length: 2",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5");
        return refused(kind, "POST /api/comments HTTP/1.1\r\nHost: x\r\n" + line + END + "0" + END);
    }

    static HostileRequest flood(HostileKind kind, Chaos chaos) {
        int size = 9_000 + chaos.below(30_000);
        String start = "GET /api/comments HTTP/1.1\r\nHost: x\r\n";
        String text = switch (chaos.below(4)) {
            case 0 -> "GET /api/comments?" + "q".repeat(size) + " HTTP/1.1" + END;
            case 1 -> start + "X: " + "x".repeat(size) + END;
            case 2 -> start + "X: y\r\n".repeat(size / 3) + END;
            default -> "G".repeat(size) + " / HTTP/1.1" + END;
        };
        return refused(kind, text);
    }

    static HostileRequest badChunks(HostileKind kind, Chaos chaos) {
        String chunks = chaos.of(
                "x\r\n",
                "-1\r\n",
                "ffffffffffffffff\r\n",
                "3\r\nabcdef\r\n",
                "3\r\n",
                "2\r\n{}",
                "0\r\n",
                "1;" + "e".repeat(20_000),
                "1\r\n{\r\n0\r\n" + "T: x\r\n".repeat(5_000),
                chaos.bytes(30));
        String text = "POST /api/comments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked" + END + chunks;
        return new HostileRequest(kind, text, false, 0, chaos.oneIn(4) ? Client.LEAVES : Client.HALF_CLOSES);
    }

    /** More is announced than comes, or more comes than was announced. */
    static HostileRequest wrongLength(HostileKind kind, Chaos chaos) {
        String body = "{\"text\":\"" + "x".repeat(chaos.below(200)) + "\"}";
        int announced = chaos.oneIn(2) ? body.length() - 1 - chaos.below(5) : body.length() + 1 + chaos.below(100_000);
        String expect = chaos.oneIn(5) ? "Expect: 100-continue\r\n" : "";
        String text =
                "POST /api/comments HTTP/1.1\r\nHost: x\r\n" + expect + "Content-Length: " + announced + END + body;
        return new HostileRequest(kind, text, false, 0, chaos.oneIn(4) ? Client.LEAVES : Client.HALF_CLOSES);
    }

    /** Half of a request, and then nothing. */
    static HostileRequest half(HostileKind kind, Chaos chaos) {
        String whole = HostileWrites.plain("POST", "/api/comments", "{\"text\":\"x\"}");
        String text = whole.substring(0, 1 + chaos.below(whole.length() - 2));
        return new HostileRequest(kind, text, false, 0, chaos.oneIn(8) ? Client.STAYS : Client.LEAVES);
    }

    static HostileRequest method(HostileKind kind, Chaos chaos) {
        String method =
                chaos.of("PUT", "TRACE", "CONNECT", "PROPFIND", "get", "G!", "A".repeat(2_000), "OPTIONS", "HEAD");
        String path = chaos.of("/", "/api/comments", "/api/stats", "*", "/api/comments/x", "/metrics", "/nowhere");
        boolean head = method.toUpperCase(Locale.ROOT).equals("HEAD");
        return new HostileRequest(kind, HostileReads.plain(method, path), head, 1, Client.GOES_ON);
    }

    private static HostileRequest refused(HostileKind kind, String text) {
        return new HostileRequest(kind, text, false, 1, Client.IS_REFUSED);
    }
}
