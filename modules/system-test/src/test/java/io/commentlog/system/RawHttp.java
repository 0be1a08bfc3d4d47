package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Says to a node what no HTTP library would, and gives what came back until the connection ended. */
final class RawHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI node;

    RawHttp(URI node) {
        this.node = node;
    }

    /** The path as it is, in a request that asks for the connection's end. */
    String get(String path) {
        return send("GET " + path + " HTTP/1.1\r\nHost: " + node.getHost() + "\r\nConnection: close\r\n\r\n");
    }

    String send(String bytes) {
        try (Socket socket = new Socket(node.getHost(), node.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
