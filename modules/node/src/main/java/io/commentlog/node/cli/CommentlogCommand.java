package io.commentlog.node.cli;

import io.commentlog.broker.TopicsApply;
import io.commentlog.kit.CannotStart;
import io.commentlog.node.wiring.Node;
import io.commentlog.node.wiring.NodeConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One call of the command: what was typed becomes a run, a help text, or all that is wrong with it. */
public final class CommentlogCommand {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final Duration TOPICS_PATIENCE = Duration.ofSeconds(15);

    private final String version;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public CommentlogCommand(String version, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.version = version;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Runs until the process is told to end; returns its exit code: 0, 1 if it could not be done, 2 for a usage error. */
    public int run(String... arguments) {
        CommandLine line = Commands.commandLine(version);
        forAll(line, spec -> spec.parser().collectErrors(true).unmatchedArgumentsAllowed(true));
        ParseResult root = line.parseArgs(arguments);
        ParseResult command = innermost(root);
        CommandSpec spec = command.commandSpec();
        if (CommandLine.printHelpIfRequested(root)) {
            return OK;
        }
        if (!spec.subcommands().isEmpty()) {
            return needsCommand(command);
        }
        try {
            return run(command);
        } catch (CannotStart e) {
            err.println("commentlog: " + e.getMessage());
            return FAILED;
        }
    }

    private int run(ParseResult command) {
        String name = command.commandSpec().name();
        List<Setting> wanted = name.equals("up") ? Setting.UP : name.equals("run") ? Setting.RUN : Setting.TOPICS;
        Settings settings = resolve(command, wanted);
        if (name.equals("apply")) {
            Optional<String> servers = NodeSettings.bootstrapServers(settings);
            OptionalInt partitions = NodeSettings.partitions(settings);
            if (servers.isEmpty()) {
                settings.problem("--bootstrap-server is needed: a broker of the Kafka cluster, as HOST:PORT");
            }
            return settings.problems().isEmpty() ? applyTopics(servers.get(), partitions) : refuse(command, settings);
        }
        NodeConfig config = name.equals("up") ? NodeSettings.up(settings) : NodeSettings.run(settings);
        return settings.problems().isEmpty() ? Node.run(config, out) : refuse(command, settings);
    }

    private Settings resolve(ParseResult command, List<Setting> wanted) {
        Map<Setting, String> options = new HashMap<>();
        for (Setting setting : wanted) {
            Optional.ofNullable(command.<String>matchedOptionValue(setting.option(), null))
                    .ifPresent(value -> options.put(setting, value));
        }
        Optional<String> file = Optional.ofNullable(command.<String>matchedOptionValue(Commands.CONFIG, null))
                .or(() -> Optional.ofNullable(environment.get("COMMENTLOG_CONFIG")));
        Settings settings = Settings.resolve(
                wanted,
                options,
                environment,
                file.map(Path::of).map(SettingsFile::read).orElse(Map.of()));
        List<String> known =
                command.commandSpec().optionsMap().keySet().stream().toList();
        for (String unmatched : command.unmatched()) {
            settings.problem(
                    unmatched.startsWith("-")
                            ? "There is no option " + unmatched
                                    + Nearest.hint(unmatched.split("=", 2)[0], known)
                            : "What is '" + unmatched + "' for? It belongs to no option.");
        }
        command.errors().forEach(error -> settings.problem(error.getMessage()));
        return settings;
    }

    private int applyTopics(String bootstrapServers, OptionalInt partitions) {
        List<String> changes = TopicsApply.apply(bootstrapServers, partitions, TOPICS_PATIENCE);
        changes.forEach(out::println);
        if (changes.isEmpty()) {
            out.println("Nothing to change: topics and share group are as the files say.");
        }
        return OK;
    }

    private int refuse(ParseResult command, Settings settings) {
        settings.problems().forEach(problem -> err.println("commentlog: " + problem));
        err.println("'" + command.commandSpec().qualifiedName(" ") + " --help' tells what there is.");
        return USAGE;
    }

    private int needsCommand(ParseResult command) {
        CommandSpec spec = command.commandSpec();
        List<String> commands = new ArrayList<>(spec.subcommands().keySet());
        if (command.unmatched().isEmpty()) {
            spec.commandLine().usage(err);
        }
        for (String unmatched : command.unmatched()) {
            List<String> known = Stream.concat(commands.stream(), spec.optionsMap().keySet().stream())
                    .toList();
            err.println("commentlog: There is no command " + unmatched + Nearest.hint(unmatched, known));
        }
        return USAGE;
    }

    private static ParseResult innermost(ParseResult result) {
        ParseResult current = result;
        while (current.hasSubcommand()) {
            current = current.subcommand();
        }
        return current;
    }

    private static void forAll(CommandLine line, java.util.function.Consumer<CommandSpec> action) {
        action.accept(line.getCommandSpec());
        line.getSubcommands().values().forEach(subcommand -> forAll(subcommand, action));
    }
}
