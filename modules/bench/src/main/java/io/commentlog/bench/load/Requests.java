package io.commentlog.bench.load;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/**
 * What is asked, as the bytes of whole requests, and which status is the right answer. Called by several event loops.
 *
 * @param bytes of the request of a number
 * @param status of a right answer
 */
public record Requests(LongFunction<Buffer> bytes, int status) {
    private static final int OK = 200;

    /** The same request again and again. */
    public static Requests get(URI server, String path) {
        return same(request("GET", server, path, "", ""), OK);
    }

    /** The same, for what the client has already. */
    public static Requests getUnlessTagged(URI server, String path, String tag) {
        return same(request("GET", server, path, "If-None-Match: " + tag + "\r\n", ""), 304);
    }

    public static Requests post(URI server, String path, LongFunction<String> body) {
        return new Requests(number -> request("POST", server, path, "", body.apply(number)), OK);
    }

    private static Requests same(Buffer request, int status) {
        return new Requests(number -> request, status);
    }

    /** With the headers that any client sends, and no more. */
    private static Buffer request(String method, URI server, String path, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String length =
                body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n";
        return Buffer.buffer(method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers
                        + length + "\r\n")
                .appendBytes(bytes);
    }
}
