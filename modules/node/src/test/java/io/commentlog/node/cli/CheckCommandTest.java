package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // what is not refused runs for ever
final class CheckCommandTest {
    private final Shell shell = new Shell();

    @Test
    void cannotTellWithoutABroker() throws IOException {
        try (SilentBroker silent = new SilentBroker()) {
            String server = silent.address();
            assertThat(shell.run("check --bootstrap-server " + server)).isEqualTo(2);
            assertThat(shell.err().lines()).containsExactly("commentlog: No Kafka broker answers at " + server);
            assertThat(shell.out()).isEmpty();
        }
    }

    @Test
    void needsToKnowWhereToLook() {
        shell.refuses(
                "check",
                "--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.",
                "'commentlog check --help'");
        shell.refuses(
                "check --bootstrap-server k:9092 --query node",
                "--query must be http://HOST:PORT or https://HOST:PORT, several with commas, not 'node'.",
                "'commentlog check --help'");
    }
}
