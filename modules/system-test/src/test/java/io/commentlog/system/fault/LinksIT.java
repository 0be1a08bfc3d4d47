package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.system.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxies on real sockets, between this process and a server that is called a broker. */
final class LinksIT {
    private static final int SOON_MS = 300;
    private static final int LATER_MS = 5000;

    private final Links links =
            new Links(new Owners(() -> Map.of("me", ProcessHandle.current().pid())));
    private ServerSocket server;
    private Socket client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        int port = FreePorts.next();
        links.open(port, "broker", server.getLocalPort());
        links.start();
        client = new Socket(InetAddress.getLoopbackAddress(), port);
        accepted = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        client.close();
        accepted.close();
        server.close();
    }

    private static int read(Socket socket, int within) throws IOException {
        socket.setSoTimeout(within);
        return socket.getInputStream().read();
    }

    @Test
    void carriesBothWaysAndTellsOfTheEnd() throws IOException {
        client.getOutputStream().write(7);
        assertThat(read(accepted, LATER_MS)).isEqualTo(7);
        accepted.getOutputStream().write(8);
        assertThat(read(client, LATER_MS)).isEqualTo(8);

        accepted.close();

        assertThat(read(client, LATER_MS)).isEqualTo(-1);
    }

    @Test
    void holdsBackWhatIsSentOverACutLinkUntilItIsHealed() throws IOException {
        links.set(Weather.partition(Set.of("me"), Set.of("broker")));
        client.getOutputStream().write(7);
        assertThatThrownBy(() -> read(accepted, SOON_MS)).isInstanceOf(SocketTimeoutException.class);

        links.set(Weather.CLEAR);

        assertThat(read(accepted, LATER_MS)).isEqualTo(7);
    }

    @Test
    void cutsNobodyElse() throws IOException {
        links.set(Weather.partition(Set.of("you"), Set.of("broker")));
        client.getOutputStream().write(7);

        assertThat(read(accepted, LATER_MS)).isEqualTo(7);
    }

    @Test
    void delaysWhatGoesToTheBroker() throws IOException {
        links.set(Weather.slow(Duration.ofMillis(200), Duration.ofMillis(100), 0, Duration.ZERO, new Random(1)));
        long start = System.nanoTime();
        client.getOutputStream().write(7);

        assertThat(read(accepted, LATER_MS)).isEqualTo(7);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
