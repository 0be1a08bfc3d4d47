package io.commentlog.broker;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * The two ports of one start: the clients' as configured, or a free one where that is left open, or is taken and
 * another will do; and a free one for the controller.
 */
record Ports(int clients, int controller) {
    /**
     * Ports that are free now. Somebody may still take one before the broker does.
     *
     * @throws CannotStart if the configured port is taken, or the host is not an address of this machine
     */
    static Ports free(BrokerConfig config) {
        // Both are held until both are known: they cannot be the same.
        try (ServerSocket clients = new ServerSocket();
                ServerSocket controller = new ServerSocket()) {
            bind(clients, config);
            controller.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new Ports(clients.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new CannotStart("No port for the broker can be opened on " + config.host(), e);
        }
    }

    private static void bind(ServerSocket socket, BrokerConfig config) throws IOException {
        InetAddress address;
        try {
            address = InetAddress.getAllByName(config.host())[0];
        } catch (UnknownHostException e) {
            throw new CannotStart("The broker's host " + config.host() + " is not known", e);
        }
        try {
            socket.bind(new InetSocketAddress(address, config.port()));
        } catch (BindException e) {
            if (config.port() == 0 || String.valueOf(e.getMessage()).contains("assign")) {
                throw new CannotStart("The broker's host " + config.host() + " is not an address of this machine", e);
            }
            if (!config.elseAnyPort()) {
                throw new CannotStart(
                        "The broker's port " + config.port() + " on " + config.host() + " is taken; choose another", e);
            }
            socket.bind(new InetSocketAddress(address, 0));
        }
    }
}
