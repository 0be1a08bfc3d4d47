package io.commentlog.system;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** A connection that is used as badly as its requests say. */
final class HostileConnection implements AutoCloseable {
    /** Longer than any bound that the node has for an answer, or for an end. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    private final Socket socket;
    private final InputStream in;

    HostileConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) HANGS.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void sendNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /** Empty at the end of the connection. */
    Optional<HostileReply> read(boolean head) throws IOException {
        return HostileReply.read(in, head);
    }

    /** By a reset, so that no port has to wait for its next use. */
    @Override
    public void close() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
