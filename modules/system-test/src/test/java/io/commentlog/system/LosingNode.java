package io.commentlog.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes every request and dies before it answers, as far as its peer can see. Remembers what it was asked. */
final class LosingNode implements AutoCloseable {
    private final ServerSocket server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    LosingNode() {
        try {
            server = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::takeAndLose, "losing-node");
        thread.setDaemon(true);
        thread.start();
    }

    private void takeAndLose() {
        while (!server.isClosed()) {
            try (Socket peer = server.accept()) {
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
                String request = lines.readLine();
                if (request != null) {
                    asked.add(request.substring(0, request.indexOf(' ')));
                }
            } catch (IOException e) {
                // The peer has gone, or this node: either way there is nobody to answer.
            }
        }
    }

    /** The methods of all requests so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
