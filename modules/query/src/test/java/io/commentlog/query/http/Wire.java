package io.commentlog.query.http;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One connection to a node, as a client has it: its requests, answers and events. */
final class Wire implements Closeable {
    private static final int PATIENCE_MS = 15_000;

    private final Socket socket;
    private final InputStream in;
    /** Of an event stream: what is left of the chunk that is being read. */
    private int leftInChunk;

    private Wire(int port, int receiveBuffer) {
        try {
            socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Wire to(int port) {
        return new Wire(port, 0);
    }

    /** One whose machine takes little before it is read. */
    static Wire narrow(int port) {
        return new Wire(port, 64 * 1024);
    }

    /** An answer, its body as it came. */
    record Reply(int status, Map<String, String> headers, Buffer body) {
        String header(String name) {
            return Optional.ofNullable(headers.get(name)).orElse("");
        }

        String text() {
            return body.toString();
        }
    }

    /** A method and target, and further header lines. */
    Wire send(String request, String... headers) {
        StringBuilder text = new StringBuilder(request + " HTTP/1.1\r\nHost: test\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        try {
            socket.getOutputStream().write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply get(String target, String... headers) {
        return send("GET " + target, headers).reply();
    }

    Reply head(String target, String... headers) {
        return send("HEAD " + target, headers).head();
    }

    Reply reply() {
        Reply head = head();
        int length = head.status() == 304 ? 0 : Integer.parseInt("0" + head.header("Content-Length"));
        try {
            return new Reply(head.status(), head.headers(), Buffer.buffer(in.readNBytes(length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reply up to its body. */
    Reply head() {
        try {
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] parts = line.split(": ?", 2);
                headers.merge(parts[0], parts[1], (one, two) -> one + ", " + two);
            }
            return new Reply(status, headers, Buffer.buffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event of a stream, without the line end and the empty line behind it; empty at the end of the answer. */
    Optional<String> event() {
        StringBuilder event = new StringBuilder();
        try {
            for (int read = readInChunks(); read >= 0; read = readInChunks()) {
                if (read == '\n' && event.length() > 0 && event.charAt(event.length() - 1) == '\n') {
                    return Optional.of(event.substring(0, event.length() - 1));
                }
                event.append((char) read);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int readInChunks() throws IOException {
        if (leftInChunk == 0) {
            leftInChunk = Integer.parseInt(line(), 16);
            if (leftInChunk == 0) {
                line();
                return -1;
            }
        }
        int read = in.read();
        if (read < 0) {
            throw new EOFException("The server closed the connection in the middle of an answer");
        }
        if (--leftInChunk == 0) {
            line();
        }
        return read;
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

    /** Whether the server has closed the connection and sent no more before. */
    boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true; // a reset
        }
    }

    /** Whether a server that we do not read from has let go of us: then what we send is refused. */
    boolean isCut() {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException e) {
            return true;
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
