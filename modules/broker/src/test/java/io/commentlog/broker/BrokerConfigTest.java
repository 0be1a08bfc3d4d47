package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BrokerConfigTest {
    @Test
    void listensOnLoopbackAtAnyFreePortByDefault() {
        assertThat(BrokerConfig.in(Path.of("/data")))
                .isEqualTo(new BrokerConfig(Path.of("/data"), "127.0.0.1", 0, false, 6));
    }

    @Test
    void makesTheDirectoryAbsolute() {
        assertThat(BrokerConfig.in(Path.of("data/../data")).directory())
                .isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void namesAllProblemsAtOnce() {
        assertThatThrownBy(() -> new BrokerConfig(Path.of("/data"), "0.0.0.0", 65_536, false, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not '0.0.0.0'")
                .hasMessageContaining("not 65536")
                .hasMessageContaining("not 0");
    }
}
