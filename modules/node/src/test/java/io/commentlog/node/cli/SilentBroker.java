package io.commentlog.node.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Takes connections, and never says anything on them. */
final class SilentBroker implements AutoCloseable {
    private final ServerSocket socket;

    SilentBroker() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
