package io.commentlog.node.cli;

import io.commentlog.bench.BenchConfig;
import io.commentlog.bench.CannotBench;
import io.commentlog.bench.scenario.Bench;
import io.commentlog.bench.scenario.ScenarioName;
import io.commentlog.kit.Nearest;
import io.commentlog.node.Main;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The command {@code bench}: what was typed becomes a {@link BenchConfig}, what cannot be measured a sentence. */
final class BenchCommand {
    private static final int OK = 0;
    private static final int FAILED = 1;
    /** Of the project's folder, where results belong unless told otherwise. */
    static final Path BENCHMARKS = Path.of("docs", "benchmarks");

    private BenchCommand() {}

    /** What is to be measured; what is wrong becomes a problem of the settings, and then it is empty. */
    static Optional<BenchConfig> read(ParseResult command, Settings settings) {
        List<ScenarioName> scenarios = new ArrayList<>();
        for (String word : command.matchedPositionalValue(0, new String[0])) {
            ScenarioName.of(word)
                    .ifPresentOrElse(
                            scenarios::add,
                            () -> settings.problem(
                                    "There is no scenario " + word + Nearest.hint(word, ScenarioName.words())));
        }
        Optional<URI> url = settings.read(Setting.URL, "http://HOST:PORT", NodeSettings::url);
        if (url.isPresent()) {
            scenarios.stream()
                    .filter(scenario -> !scenario.isForAnyNode())
                    .forEach(scenario -> settings.problem(
                            "The scenario " + scenario.word() + " starts nodes of its own: --url is not for it."));
        }
        boolean profile = command.hasMatchedOption(Commands.PROFILE);
        if (profile) {
            scenarios.stream()
                    .filter(scenario -> !scenario.isForProfile())
                    .forEach(scenario -> settings.problem(
                            "There is no profile of " + scenario.word() + ", but of " + Commands.PROFILED + "."));
            url.ifPresent(
                    foreign -> settings.problem("A profile is of a node that is started here: --url is not for it."));
        }
        Optional<Path> out = settings.read(Setting.OUT, "a directory", text -> Optional.of(Path.of(text)))
                .or(() -> Optional.of(BENCHMARKS).filter(Files::isDirectory));
        return settings.problems().isEmpty()
                ? Optional.of(new BenchConfig(
                        scenarios.isEmpty() ? all(url.isPresent(), profile) : scenarios,
                        !scenarios.isEmpty(),
                        url,
                        profile,
                        command.hasMatchedOption(Commands.QUICK),
                        out,
                        Main.class.getName()))
                : Optional.empty();
    }

    private static List<ScenarioName> all(boolean ofAnyNode, boolean profile) {
        return Arrays.stream(ScenarioName.values())
                .filter(scenario -> !ofAnyNode || scenario.isForAnyNode())
                .filter(scenario -> !profile || scenario.isForProfile())
                .toList();
    }

    /** Measures and tells; the exit code. */
    static int run(BenchConfig config, PrintStream out, PrintStream err) {
        try {
            Bench.run(config, out, err);
            return OK;
        } catch (CannotBench e) {
            err.println("commentlog: " + e.getMessage());
            return FAILED;
        }
    }
}
