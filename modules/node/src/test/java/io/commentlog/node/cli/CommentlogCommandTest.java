package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bench.scenario.ScenarioName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // what is not refused runs for ever
final class CommentlogCommandTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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
        assertThat(run(line)).isZero();
        assertThat(err()).isEmpty();
        assertThat(out()).startsWith("Usage: commentlog ").contains("--help");
        assertThat(out().lines()).allMatch(printed -> printed.length() <= 80);
    }

    @Test
    void helpsEvenWhereMoreIsWrong() {
        assertThat(run("up --prot 1 --help")).isZero();
        assertThat(out()).startsWith("Usage: commentlog up [OPTIONS]");
    }

    @Test
    void saysEveryOptionOfACommandOnceWithItsDefault() {
        run("run --help");
        for (Setting setting : CommandSettings.RUN) {
            assertThat(out()).containsOnlyOnce("      " + setting.option() + "=" + setting.value());
        }
        assertThat(out()).containsOnlyOnce("0-65535. [8080]").containsOnlyOnce("[./data]");
        assertThat(out()).contains("What runs:", "HTTP:", "Kafka:", "The roles:", "--config=FILE");
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out()).isEqualTo("commentlog 1.2.3" + System.lineSeparator());
        assertThat(err()).isEmpty();
    }

    @Test
    void needsACommand() {
        assertThat(run("")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("Usage: commentlog COMMAND [OPTIONS]");
        err.reset();
        assertThat(run("topics")).isEqualTo(2);
        assertThat(err()).startsWith("Usage: commentlog topics COMMAND [OPTIONS]");
    }

    @Test
    void namesTheNearestToAnUnknownCommand() {
        refuses("upp --port 1", "There is no command upp; did you mean up?", "'commentlog --help'");
        refuses("topics aply", "There is no command aply; did you mean apply?", "'commentlog topics --help'");
        refuses("--versoin", "There is no option --versoin; did you mean --version?", "'commentlog --help'");
    }

    @Test
    void namesTheNearestToAnUnknownOption() {
        refuses("up --prot 9000", "There is no option --prot; did you mean --port?", "'commentlog up --help'");
        refuses("up --prot=9000", "There is no option --prot; did you mean --port?", "'commentlog up --help'");
        refuses("up --roles query", "There is no option --roles.", "'commentlog up --help'");
        refuses("up now", "'now' belongs to no option.", "'commentlog up --help'");
    }

    @Test
    void needsAValueForAnOption() {
        refuses("up --port", "Missing required parameter for option '--port' (PORT).", "'commentlog up --help'");
    }

    @Test
    void takesAnOptionOnce() {
        refuses("up --port 1 --port=2 --port 1", "--port is given more than once.", "'commentlog up --help'");
    }

    @Test
    void tellsAllProblemsAtOnce(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("conf"), "recent=none\nrecnt=1\n");
        int code = run(
                Map.of("COMMENTLOG_CONFIG", file.toString(), "COMMENTLOG_DATTA", "x"),
                "run --roles quary --port x --bnid 127.0.0.1");
        assertThat(code).isEqualTo(2);
        assertThat(err().lines())
                .containsExactlyInAnyOrder(
                        "commentlog: There is no variable COMMENTLOG_DATTA; did you mean COMMENTLOG_DATA?",
                        "commentlog: There is no setting recnt for " + file + "; did you mean recent?",
                        "commentlog: There is no option --bnid; did you mean --bind?",
                        "commentlog: There is no role quary; did you mean query?",
                        "commentlog: --port must be 0 to 65535, not 'x'.",
                        "commentlog: recent in " + file + " must be 1 to 100000, not 'none'.",
                        "'commentlog run --help' tells what there is.");
        assertThat(out()).isEmpty();
    }

    @Test
    void readsTheFileThatTheOptionNamesBeforeTheVariables() {
        assertThat(run(Map.of("COMMENTLOG_CONFIG", "/variable"), "up --config /option"))
                .isEqualTo(2);
        assertThat(err()).contains("in /option: there is no such file.").doesNotContain("/variable");
    }

    @Test
    void needsBrokersToApplyTopicsTo() {
        refuses(
                "topics apply",
                "--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.",
                "'commentlog topics apply --help'");
        refuses(
                "topics apply --bootstrap-server kafka",
                "--bootstrap-server must be HOST:PORT, several with commas, not 'kafka'.",
                "'commentlog topics apply --help'");
    }

    @Test
    void saysInOneSentenceThatNoBrokerAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String server = "127.0.0.1:" + silent.getLocalPort();
            assertThat(run("topics apply --bootstrap-server " + server)).isEqualTo(1);
            assertThat(err().lines()).containsExactly("commentlog: No Kafka broker answers at " + server);
            assertThat(out()).isEmpty();
        }
    }

    @Test
    void cannotCheckWithoutABroker() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String server = "127.0.0.1:" + silent.getLocalPort();
            assertThat(run("check --bootstrap-server " + server)).isEqualTo(2);
            assertThat(err().lines()).containsExactly("commentlog: No Kafka broker answers at " + server);
            assertThat(out()).isEmpty();
        }
    }

    @Test
    void needsToKnowWhereToCheck() {
        refuses(
                "check",
                "--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.",
                "'commentlog check --help'");
        refuses(
                "check --bootstrap-server k:9092 --query node",
                "--query must be http://HOST:PORT or https://HOST:PORT, several with commas, not 'node'.",
                "'commentlog check --help'");
    }

    @Test
    void knowsWhatCanBeMeasured() {
        assertThat(run("bench --help")).isZero();
        assertThat(out()).contains("commentlog bench [SCENARIO]... [OPTIONS]", "--url=URL", "--out=DIR", "--quick");
        out.reset();
        String help = "'commentlog bench --help'";
        refuses("bench pol-50", "There is no scenario pol-50; did you mean poll-50?", help);
        refuses("bench --quik post", "There is no option --quik; did you mean --quick?", help);
        refuses(
                "bench poll-50 fold --url http://k:1",
                "The scenario fold starts nodes of its own: --url is not for it.",
                help);
        refuses("bench --url node", "--url must be http://HOST:PORT, not 'node'.", help);
        assertThat(Commands.SCENARIOS).isEqualTo(String.join(", ", ScenarioName.words()));
    }

    @Test
    void tellsWhoNeedsWhatOfABrokerWithoutAskingOne() {
        assertThat(run("topics acls --principals ingest=front,query=front --entities oracle"))
                .isZero();
        assertThat(out())
                .contains("# KAFKA=host:port", "--allow-principal 'User:front'", "--group 'reply-bot.oracle.usual'")
                .doesNotContain("echo");
        assertThat(err()).isEmpty();
        out.reset();
        String help = "'commentlog topics acls --help'";
        refuses(
                "topics acls --principals igest=a",
                "There is no role igest with credentials; did you mean ingest?",
                help);
        refuses(
                "topics acls --principals ingest",
                "--principals must be ROLE=NAME, several with commas, not 'ingest'.",
                help);
    }

    @Test
    void plansWithoutStartingAnything() {
        assertThat(run("bench plan --viewers 20 --posts 0.01 --costs nowhere")).isZero();
        assertThat(out()).startsWith("What comes at the busiest time").contains("./commentlog up");
        assertThat(err()).isEmpty();
        out.reset();
        String help = "'commentlog bench plan --help'";
        refuses("bench plan --posts 1", "--viewers is needed: a number of at least 0.", help);
        refuses("bench plan --viewers 1", "--posts is needed: a number of at least 0.", help);
        refuses(
                "bench plan --viewers 1 --posts 1 --interval x",
                "--interval must be a number of at least 0, not 'x'.",
                help);
        refuses("bench plan --viewers 1 --posts NaN", "--posts must be a number of at least 0, not 'NaN'.", help);
        refuses(
                "bench plan --viewers 1 --posts 1 --intervall 5",
                "There is no option --intervall; did you mean --interval?",
                help);
        err.reset();
        assertThat(run("bench plan --viewers 1 --posts 1e9")).isEqualTo(1);
        assertThat(err()).startsWith("commentlog: A view cannot follow 1000000000 comments a second on 2 cores");
    }

    @Test
    void cannotMeasureWhereNobodyAnswers() {
        assertThat(run("bench poll-50 --quick --url http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err()).endsWith("commentlog: Nobody answers at http://127.0.0.1:1" + System.lineSeparator());
    }

    @Test
    void needsToKnowWhatToRetry() {
        String help = "'commentlog bot retry --help'";
        String which = "Either --id or --all is needed: which questions to put again.";
        refuses("bot retry --bootstrap-server k:9092", which, help);
        refuses("bot retry --bootstrap-server k:9092 --all --id a", which, help);
        refuses("bot retry --bootstrap-server k:9092 --id ,", "--id must be the id of a comment.", help);
        refuses(
                "bot retry --bootstrap-server k:9092 --id a --id b/c",
                "--id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -, not 'b/c'.",
                help);
        refuses("bot retry --all", "--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.", help);
        refuses("bot rety", "There is no command rety; did you mean retry?", "'commentlog bot --help'");
    }

    @Test
    void cannotRetryWithoutABroker() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String server = "127.0.0.1:" + silent.getLocalPort();
            assertThat(run("bot retry --all --bootstrap-server " + server)).isEqualTo(1);
            assertThat(err().lines()).containsExactly("commentlog: No Kafka broker answers at " + server);
            assertThat(out()).isEmpty();
        }
    }

    @Test
    void tellsWhatCanBeRetried() {
        assertThat(run("bot retry --help")).isZero();
        assertThat(out()).contains("commentlog bot retry --id ID | --all", "--id=ID", "--all", "--bootstrap-server");
    }

    @Test
    void saysInOneSentenceThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("run --roles page --port " + taken.getLocalPort())).isEqualTo(1);
            assertThat(err().lines())
                    .containsExactly("commentlog: Port " + taken.getLocalPort()
                            + " of 127.0.0.1 is taken: choose another with --port");
            assertThat(out()).isEmpty();
        }
    }

    private void refuses(String line, String problem, String help) {
        err.reset();
        assertThat(run(line)).isEqualTo(2);
        assertThat(err().lines()).containsExactly("commentlog: " + problem, help + " tells what there is.");
        assertThat(out()).isEmpty();
    }

    private int run(String line) {
        return run(Map.of(), line);
    }

    private int run(Map<String, String> environment, String line) {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ", -1);
        return new CommentlogCommand("1.2.3", environment, stream(out), stream(err), PATIENCE).run(words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
