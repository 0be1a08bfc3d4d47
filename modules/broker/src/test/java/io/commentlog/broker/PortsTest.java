package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PortsTest {
    private static final BrokerConfig ANY = BrokerConfig.in(Path.of("unused"));

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void areFreeAndNotTheSame() {
        Ports ports = Ports.free(ANY);
        assertThat(ports.clients()).isPositive().isNotEqualTo(ports.controller());
        assertThat(Ports.free(ANY.withPort(ports.clients())).clients()).isEqualTo(ports.clients());
        assertThat(Ports.free(ANY.withPortIfFree(ports.clients())).clients()).isEqualTo(ports.clients());
    }

    @Test
    void areOthersOnlyWhereOthersWillDo() throws IOException {
        try (ServerSocket taken = taken()) {
            int port = taken.getLocalPort();
            assertThat(Ports.free(ANY.withPortIfFree(port)).clients())
                    .isPositive()
                    .isNotEqualTo(port);
            assertThatThrownBy(() -> Ports.free(ANY.withPort(port)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("The broker's port " + port + " on 127.0.0.1 is taken; choose another");
        }
    }
}
