package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientConfigTest {
    private final ClientConfig config = ClientConfig.of(List.of(URI.create("http://a:1/")));

    @Test
    void hasTheseDefaults() {
        assertThat(config)
                .isEqualTo(new ClientConfig(
                        List.of(URI.create("http://a:1")),
                        Optional.empty(),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(45)));
    }

    @Test
    void namesEverythingThatIsWrong() {
        List<URI> nodes = List.of(URI.create("ftp://a"), URI.create("http://b?x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientConfig(
                        nodes,
                        Optional.of("a\nb"),
                        Duration.ZERO,
                        Duration.ofSeconds(-1),
                        Duration.ofSeconds(-1),
                        Duration.ofSeconds(31),
                        Duration.ZERO))
                .withMessageContainingAll(
                        "ftp://a",
                        "http://b?x",
                        "token",
                        "connectTimeout",
                        "requestTimeout",
                        "patience",
                        "longPoll",
                        "silence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientConfig.of(List.of()))
                .withMessage("at least one node is needed");
    }

    @Test
    void neverShowsTheToken() {
        assertThat(config.token("s3cret").toString()).contains("***").doesNotContain("s3cret");
    }
}
