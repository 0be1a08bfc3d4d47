package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the deployed nginx sends a second time, when the node that it asked dies before it answers. */
@Tag("long")
final class NginxRetriesIT {
    private final LosingNode one = new LosingNode();
    private final LosingNode other = new LosingNode();
    private NginxProcess nginx;

    @BeforeEach
    void start(@TempDir Path directory) {
        assumeTrue(NginxProcess.program().isPresent(), NginxProcess.MISSING);
        int port = FreePorts.next();
        Map<String, Integer> ports = Map.of(
                "query-1:8080",
                one.port(),
                "query-2:8080",
                other.port(),
                "bot-1:8080",
                one.port(),
                "listen 8080",
                port);
        nginx = NginxProcess.start(NginxProcess.configure(ports, directory), port);
    }

    @AfterEach
    void end() {
        if (NginxProcess.program().isPresent()) {
            nginx.close();
        }
        one.close();
        other.close();
    }

    /** Its id, if it has one, is in its body: whether it may be sent again, only the client knows. */
    @Test
    void sendsAWriteOnce() {
        assertThat(nginx.client().post(Draft.of("Hello")).status()).isEqualTo(503);
        assertThat(asked()).containsExactly("POST");
        assertThat(nginx.client().patch("some-id", true).status()).isEqualTo(503);
        assertThat(asked()).containsExactlyInAnyOrder("POST", "PATCH");
    }

    @Test
    void sendsAReadToBoth() {
        assertThat(nginx.client().get("/api/comments?limit=1").status()).isEqualTo(503);
        assertThat(one.asked()).contains("GET");
        assertThat(other.asked()).contains("GET");
    }

    private List<String> asked() {
        return Stream.of(one, other).flatMap(node -> node.asked().stream()).toList();
    }
}
