package io.commentlog.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A node that answers each request by the next of its scripts, byte by byte as told, and holds those beyond the last. */
final class ScriptedNode implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 20;

    private final ServerSocket server;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore left = new Semaphore(0);

    record Request(String method, String target, Map<String, String> headers, String body) {}

    @FunctionalInterface
    interface Script {
        void answer(Request request, OutputStream out) throws IOException;
    }

    ScriptedNode() {
        this(0);
    }

    ScriptedNode(int port) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("scripted-node", this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getLocalPort();
    }

    ScriptedNode then(Script script) {
        scripts.add(script);
        return this;
    }

    static Script json(int status, String body, String... headers) {
        return (request, out) -> write(out, head(status, "application/json", body, headers) + body);
    }

    /** Promises the whole body and sends half. */
    static Script brokenOff(String body) {
        return (request, out) -> write(out, head(200, "application/json", body) + body.substring(0, body.length() / 2));
    }

    static Script hangUp() {
        return (request, out) -> {};
    }

    static Script held() {
        return (request, out) -> hold();
    }

    /** Sends the parts one by one and ends the stream. */
    static Script events(String... parts) {
        return (request, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
            for (String part : parts) {
                write(out, part);
            }
        };
    }

    /** Sends the parts and keeps the connection open, saying no more. */
    static Script eventsThenSilence(String... parts) {
        return (request, out) -> {
            events(parts).answer(request, out);
            hold();
        };
    }

    private static void hold() throws IOException {
        throw new Held();
    }

    /** Told to the thread of the connection, which then waits for the client to leave. */
    private static final class Held extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String head(int status, String type, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return head + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n";
    }

    /** The next request that came. */
    Request request() throws InterruptedException {
        Request request = requests.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("No request came");
        }
        return request;
    }

    int unseenRequests() {
        return requests.size();
    }

    /** Whether a client gave up a held connection, within the deadline. */
    boolean wasLeft() throws InterruptedException {
        return left.tryAcquire(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                // An accept that the kernel had begun may still bring one, and the JDK's client asks a second time.
                if (server.isClosed()) {
                    socket.close();
                    return;
                }
                start("scripted-connection", () -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Request request = read(in);
            requests.add(request);
            Script script = scripts.poll();
            try {
                (script == null ? held() : script).answer(request, socket.getOutputStream());
            } catch (Held e) {
                awaitEnd(in);
                left.release();
            }
        } catch (IOException e) {
            // The client went away, or the node is being closed: either is what a test is about.
        } finally {
            open.remove(socket);
        }
    }

    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {}
        } catch (IOException e) {
            // Reset: gone as well.
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] start = line(in).split(" ", 3);
        if (start.length < 3) {
            throw new IOException("No request");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Request(start[0], start[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
