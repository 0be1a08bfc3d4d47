package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // what is not refused runs for ever
final class RetryCommandTest {
    private final Shell shell = new Shell();

    @Test
    void needsToKnowWhatToRetry() {
        String help = "'commentlog bot retry --help'";
        String which = "Either --id or --all is needed: which questions to put again.";
        shell.refuses("bot retry --bootstrap-server k:9092", which, help);
        shell.refuses("bot retry --bootstrap-server k:9092 --all --id a", which, help);
        shell.refuses("bot retry --bootstrap-server k:9092 --id ,", "--id must be the id of a comment.", help);
        shell.refuses(
                "bot retry --bootstrap-server k:9092 --id a --id b/c",
                "--id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -, not 'b/c'.",
                help);
        shell.refuses(
                "bot retry --all", "--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.", help);
        shell.refuses("bot rety", "There is no command rety; did you mean retry?", "'commentlog bot --help'");
    }

    @Test
    void cannotRetryWithoutABroker() throws IOException {
        try (SilentBroker silent = new SilentBroker()) {
            String server = silent.address();
            assertThat(shell.run("bot retry --all --bootstrap-server " + server))
                    .isEqualTo(1);
            assertThat(shell.err().lines()).containsExactly("commentlog: No Kafka broker answers at " + server);
            assertThat(shell.out()).isEmpty();
        }
    }

    @Test
    void tellsWhatCanBeRetried() {
        assertThat(shell.run("bot retry --help")).isZero();
        assertThat(shell.out())
                .contains("commentlog bot retry --id ID | --all", "--id=ID", "--all", "--bootstrap-server");
    }
}
