package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // what is not refused runs for ever
final class TopicsCommandsTest {
    private final Shell shell = new Shell();

    @Test
    void needBrokersToApplyTopicsTo() {
        shell.refuses(
                "topics apply",
                "--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.",
                "'commentlog topics apply --help'");
        shell.refuses(
                "topics apply --bootstrap-server kafka",
                "--bootstrap-server must be HOST:PORT, several with commas, not 'kafka'.",
                "'commentlog topics apply --help'");
    }

    @Test
    void sayInOneSentenceThatNoBrokerAnswers() throws IOException {
        try (SilentBroker silent = new SilentBroker()) {
            String server = silent.address();
            assertThat(shell.run("topics apply --bootstrap-server " + server)).isEqualTo(1);
            assertThat(shell.err().lines()).containsExactly("commentlog: No Kafka broker answers at " + server);
            assertThat(shell.out()).isEmpty();
        }
    }

    @Test
    void tellWhoNeedsWhatOfABrokerWithoutAskingOne() {
        assertThat(shell.run("topics acls --principals ingest=front,query=front --entities oracle"))
                .isZero();
        assertThat(shell.out())
                .contains("# KAFKA=host:port", "--allow-principal 'User:front'", "--group 'reply-bot.oracle.usual'")
                .doesNotContain("echo");
        assertThat(shell.err()).isEmpty();
        String help = "'commentlog topics acls --help'";
        shell.refuses(
                "topics acls --principals igest=a",
                "There is no role igest with credentials; did you mean ingest?",
                help);
        shell.refuses(
                "topics acls --principals ingest",
                "--principals must be ROLE=NAME, several with commas, not 'ingest'.",
                help);
    }
}
