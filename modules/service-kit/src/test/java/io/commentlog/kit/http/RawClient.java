package io.commentlog.kit.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One connection over which a test sends what it likes, right or wrong, and reads what comes back. */
final class RawClient implements Closeable {
    private static final int PATIENCE_MS = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawClient(int port) {
        this(connect(port));
    }

    RawClient(Socket connected) {
        socket = connected;
        try {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer; a header that came more than once has its values between commas. */
    record Reply(int status, Map<String, String> headers, String body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request line and headers, and the empty line after them. */
    RawClient request(String... lines) {
        return send(String.join("\r\n", lines) + "\r\nHost: test\r\n\r\n");
    }

    Reply reply() {
        return reply(true);
    }

    /** The reply to a HEAD, or one that has no body by its status. */
    Reply replyWithoutBody() {
        return reply(false);
    }

    private Reply reply(boolean hasBody) {
        try {
            String statusLine = line();
            if (!statusLine.matches("HTTP/1\\.[01] \\d{3} .*")) {
                throw new IllegalStateException("Not the beginning of an answer: " + statusLine);
            }
            int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] parts = line.split(": ?", 2);
                headers.merge(parts[0], parts[1], (one, two) -> one + ", " + two);
            }
            int length = hasBody ? Integer.parseInt(headers.getOrDefault("Content-Length", "0")) : 0;
            return new Reply(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("The server closed the connection after: " + line);
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Whether sending the same over and over, up to 1000 times, meets a connection that the server has cut. */
    boolean isCutWhile(Runnable sending) {
        try {
            for (int i = 0; i < 1_000; i++) {
                sending.run();
            }
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    /** What the server still sends before it closes the connection, as it comes. */
    String rest() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has closed the connection, and sent nothing before it did. */
    boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true; // a reset
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
