package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // what is not refused runs for ever
final class CommentlogCommandTest {
    private final Shell shell = new Shell();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "up --help",
                "run -h",
                "topics --help",
                "topics apply --help",
                "check --help",
                "health --help",
                "import --help",
                "export --help",
                "bench --help",
                "bench plan --help"
            })
    void helpsAtEveryLevel(String line) {
        assertThat(shell.run(line)).isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).startsWith("Usage: commentlog ").contains("--help");
        assertThat(shell.out().lines()).allMatch(printed -> printed.length() <= 80);
    }

    @Test
    void helpsEvenWhereMoreIsWrong() {
        assertThat(shell.run("up --prot 1 --help")).isZero();
        assertThat(shell.out()).startsWith("Usage: commentlog up [OPTIONS]");
    }

    @Test
    void saysEveryOptionOfACommandOnceWithItsDefault() {
        shell.run("run --help");
        for (Setting setting : CommandSettings.RUN) {
            assertThat(shell.out()).containsOnlyOnce("      " + setting.option() + "=" + setting.value());
        }
        assertThat(shell.out()).containsOnlyOnce("0-65535. [8080]").containsOnlyOnce("[./data]");
        assertThat(shell.out()).contains("What runs:", "HTTP:", "Kafka:", "The roles:", "--config=FILE");
    }

    @Test
    void saysItsVersion() {
        assertThat(shell.run("--version")).isZero();
        assertThat(shell.out()).isEqualTo("commentlog 1.2.3\n");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void needsACommand() {
        assertThat(shell.run("")).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).startsWith("Usage: commentlog COMMAND [OPTIONS]");
        shell.forget();
        assertThat(shell.run("topics")).isEqualTo(2);
        assertThat(shell.err()).startsWith("Usage: commentlog topics COMMAND [OPTIONS]");
    }

    @Test
    void namesTheNearestToAnUnknownCommand() {
        shell.refuses("upp --port 1", "There is no command upp; did you mean up?", "'commentlog --help'");
        shell.refuses("topics aply", "There is no command aply; did you mean apply?", "'commentlog topics --help'");
        shell.refuses("--versoin", "There is no option --versoin; did you mean --version?", "'commentlog --help'");
    }

    @Test
    void namesTheNearestToAnUnknownOption() {
        shell.refuses("up --prot 9000", "There is no option --prot; did you mean --port?", "'commentlog up --help'");
        shell.refuses("up --prot=9000", "There is no option --prot; did you mean --port?", "'commentlog up --help'");
        shell.refuses("up --roles query", "There is no option --roles.", "'commentlog up --help'");
        shell.refuses("up now", "'now' belongs to no option.", "'commentlog up --help'");
    }

    @Test
    void needsAValueForAnOption() {
        shell.refuses("up --port", "Missing required parameter for option '--port' (PORT).", "'commentlog up --help'");
    }

    @Test
    void takesAnOptionOnce() {
        shell.refuses("up --port 1 --port=2 --port 1", "--port is given more than once.", "'commentlog up --help'");
    }

    @Test
    void tellsAllProblemsAtOnce(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("conf"), "recent=none\nrecnt=1\n");
        int code = shell.run(
                Map.of("COMMENTLOG_CONFIG", file.toString(), "COMMENTLOG_DATTA", "x"),
                "run --roles quary --port x --bnid 127.0.0.1");
        assertThat(code).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactlyInAnyOrder(
                        "commentlog: There is no variable COMMENTLOG_DATTA; did you mean COMMENTLOG_DATA?",
                        "commentlog: There is no setting recnt for " + file + "; did you mean recent?",
                        "commentlog: There is no option --bnid; did you mean --bind?",
                        "commentlog: There is no role quary; did you mean query?",
                        "commentlog: --port must be 0 to 65535, not 'x'.",
                        "commentlog: recent in " + file + " must be 1 to 100000, not 'none'.",
                        "'commentlog run --help' tells what there is.");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void readsTheFileThatTheOptionNamesBeforeTheVariables() {
        assertThat(shell.run(Map.of("COMMENTLOG_CONFIG", "/variable"), "up --config /option"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("in /option: there is no such file.").doesNotContain("/variable");
    }

    @Test
    void saysInOneSentenceThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(shell.run("run --roles page --port " + taken.getLocalPort()))
                    .isEqualTo(1);
            assertThat(shell.err().lines())
                    .containsExactly("commentlog: Port " + taken.getLocalPort()
                            + " of 127.0.0.1 is taken: choose another with --port");
            assertThat(shell.out()).isEmpty();
        }
    }
}
