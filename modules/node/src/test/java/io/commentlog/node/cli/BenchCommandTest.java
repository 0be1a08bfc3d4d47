package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bench.scenario.ScenarioName;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // what is not refused runs for ever
final class BenchCommandTest {
    private final Shell shell = new Shell();

    @Test
    void knowsWhatCanBeMeasured() {
        assertThat(shell.run("bench --help")).isZero();
        assertThat(shell.out())
                .contains("commentlog bench [SCENARIO]... [OPTIONS]", "--url=URL", "--out=DIR", "--quick", "--profile");
        String help = "'commentlog bench --help'";
        shell.refuses("bench pol-50", "There is no scenario pol-50; did you mean poll-50?", help);
        shell.refuses("bench --quik post", "There is no option --quik; did you mean --quick?", help);
        shell.refuses(
                "bench poll-50 fold --url http://k:1",
                "The scenario fold starts nodes of its own: --url is not for it.",
                help);
        shell.refuses("bench --url node", "--url must be http://HOST:PORT, not 'node'.", help);
        shell.refuses(
                "bench poll-50 fold --profile", "There is no profile of fold, but of " + Commands.PROFILED + ".", help);
        shell.refuses(
                "bench post --profile --url http://k:1",
                "A profile is of a node that is started here: --url is not for it.",
                help);
        assertThat(Commands.SCENARIOS).isEqualTo(String.join(", ", ScenarioName.words()));
        assertThat(Commands.PROFILED)
                .isEqualTo(Arrays.stream(ScenarioName.values())
                        .filter(ScenarioName::isForProfile)
                        .map(ScenarioName::word)
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void plansWithoutStartingAnything() {
        assertThat(shell.run("bench plan --viewers 20 --posts 0.01 --costs nowhere"))
                .isZero();
        assertThat(shell.out()).startsWith("What comes at the busiest time").contains("./commentlog up");
        assertThat(shell.err()).isEmpty();
        String help = "'commentlog bench plan --help'";
        shell.refuses("bench plan --posts 1", "--viewers is needed: a number of at least 0.", help);
        shell.refuses("bench plan --viewers 1", "--posts is needed: a number of at least 0.", help);
        shell.refuses(
                "bench plan --viewers 1 --posts 1 --interval x",
                "--interval must be a number of at least 0, not 'x'.",
                help);
        shell.refuses("bench plan --viewers 1 --posts NaN", "--posts must be a number of at least 0, not 'NaN'.", help);
        shell.refuses(
                "bench plan --viewers 1 --posts 1 --intervall 5",
                "There is no option --intervall; did you mean --interval?",
                help);
        shell.forget();
        assertThat(shell.run("bench plan --viewers 1 --posts 1e9")).isEqualTo(1);
        assertThat(shell.err()).startsWith("commentlog: A view cannot follow 1000000000 comments a second on 2 cores");
    }

    @Test
    void cannotMeasureWhereNobodyAnswers() {
        assertThat(shell.run("bench poll-50 --quick --url http://127.0.0.1:1")).isEqualTo(1);
        assertThat(shell.err()).endsWith("commentlog: Nobody answers at http://127.0.0.1:1\n");
    }
}
