package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransferCommandTest {
    private final Shell shell = new Shell();

    private void refuses(String line, String... problems) {
        shell.forget();
        assertThat(shell.run(line)).isEqualTo(2);
        assertThat(shell.err().lines().filter(said -> said.startsWith("commentlog: ")))
                .containsExactlyInAnyOrder(problems);
    }

    @Test
    void needsAFileToImport(@TempDir Path directory) {
        Path none = directory.resolve("none.ndjson");
        refuses("import --bootstrap-server h:1", "commentlog: A file is needed: what to put in, or - for stdin.");
        refuses(
                "import " + none + " --bootstrap-server h:1",
                "commentlog: There is no file " + none + " that can be read.");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        refuses(
                "import - --from-line 0 --replies-as reply:",
                "commentlog: --from-line must be the number of a line, not '0'.",
                "commentlog: --replies-as must be 1 to 32 of A-Z a-z 0-9 . _ : - and not reply:, not 'reply:'.",
                "commentlog: --bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.");
        refuses(
                "export a b --view V --bootstrap-server h:1",
                "commentlog: 'b' belongs to no option.",
                "commentlog: --view must be 1 to 20 of a-z, 0-9 and -, beginning with a letter, not 'V'.");
    }

    @Test
    void saysInOneSentenceThatNoBrokerAnswers() throws IOException {
        try (SilentBroker silent = new SilentBroker()) {
            String server = silent.address();
            assertThat(shell.run("import - --bootstrap-server " + server)).isEqualTo(1);
            assertThat(shell.run("export - --bootstrap-server " + server)).isEqualTo(1);
            assertThat(shell.err().lines())
                    .containsExactly(
                            "commentlog: No Kafka broker answers at " + server,
                            "commentlog: No Kafka broker answers at " + server);
        }
    }
}
