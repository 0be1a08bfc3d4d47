package io.commentlog.node.cli;

import io.commentlog.broker.TopicsApply;
import io.commentlog.check.CannotCheck;
import io.commentlog.check.CheckConfig;
import io.commentlog.check.LogCheck;
import io.commentlog.kit.CannotStart;
import io.commentlog.kit.Nearest;
import io.commentlog.node.wiring.Node;
import io.commentlog.node.wiring.NodeConfig;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One call of the command: what was typed becomes a run, a help text, or all that is wrong with it. */
public final class CommentlogCommand {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    /** Of a check, where 1 means that something differs. */
    private static final int CANNOT_TELL = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A node that takes longer to say how it is, is not well. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String version;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Duration patience;

    public CommentlogCommand(String version, Map<String, String> environment, PrintStream out, PrintStream err) {
        this(version, environment, out, err, PATIENCE);
    }

    /**
     * @param patience how long {@code topics apply}, {@code check}, {@code import}, {@code export} and {@code bot
     *     retry} wait for who does not answer
     */
    CommentlogCommand(
            String version, Map<String, String> environment, PrintStream out, PrintStream err, Duration patience) {
        this.version = version;
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.patience = patience;
    }

    /**
     * Runs until it is done, or the process is told to end; returns its exit code: 0, 1 if it could not be done or a check
     * finds something, 2 for a usage error or a check that cannot tell.
     */
    public int run(String... arguments) {
        CommandLine line = Commands.commandLine(version).setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        forAll(line, spec -> spec.parser().collectErrors(true).unmatchedArgumentsAllowed(true));
        ParseResult root = line.parseArgs(arguments);
        ParseResult command = innermost(root);
        CommandSpec spec = command.commandSpec();
        if (CommandLine.printHelpIfRequested(root)) {
            return OK;
        }
        if (!spec.subcommands().isEmpty() && spec.positionalParameters().isEmpty()) {
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
        List<Setting> wanted = switch (name) {
            case "up" -> CommandSettings.UP;
            case "run" -> CommandSettings.RUN;
            case "check" -> CommandSettings.CHECK;
            case "bench" -> CommandSettings.BENCH;
            case "plan" -> PlanSettings.PLAN;
            case "retry" -> CommandSettings.RETRY;
            case "health" -> CommandSettings.HEALTH;
            case "import" -> CommandSettings.IMPORT;
            case "export" -> CommandSettings.EXPORT;
            case "acls" -> CommandSettings.ACLS;
            default -> CommandSettings.TOPICS;
        };
        Settings settings = resolve(command, wanted);
        if (name.equals("check")) {
            CheckConfig config = CheckSettings.read(settings, patience);
            return settings.problems().isEmpty() ? check(config) : refuse(command, settings.problems());
        }
        if (name.equals("retry")) {
            return RetryCommand.read(command, settings, patience)
                    .map(config -> RetryCommand.run(config, out, err))
                    .orElseGet(() -> refuse(command, settings.problems()));
        }
        if (name.equals("health")) {
            return HealthCommand.read(command, settings)
                    .map(node -> HealthCommand.run(node, ANSWER, out, err))
                    .orElseGet(() -> refuse(command, settings.problems()));
        }
        if (name.equals("import")) {
            return TransferCommand.imports(command, settings, patience)
                    .map(config -> TransferCommand.run(config, out, err))
                    .orElseGet(() -> refuse(command, settings.problems()));
        }
        if (name.equals("export")) {
            return TransferCommand.exports(command, settings, patience)
                    .map(config -> TransferCommand.run(config, out, err))
                    .orElseGet(() -> refuse(command, settings.problems()));
        }
        if (name.equals("acls")) {
            return AclsCommand.read(settings)
                    .map(text -> AclsCommand.run(text, out))
                    .orElseGet(() -> refuse(command, settings.problems()));
        }
        if (name.equals("bench")) {
            return BenchCommand.read(command, settings)
                    .map(config -> BenchCommand.run(config, out, err))
                    .orElseGet(() -> refuse(command, settings.problems()));
        }
        if (name.equals("plan")) {
            return PlanCommand.read(command, settings)
                    .map(plan -> plan.run(out, err))
                    .orElseGet(() -> refuse(command, settings.problems()));
        }
        if (name.equals("apply")) {
            Optional<String> servers = NodeSettings.bootstrapServers(settings);
            Map<String, String> kafka = KafkaSettings.read(settings);
            OptionalInt partitions = settings.optionalNumber(Setting.PARTITIONS);
            if (settings.text(Setting.BOOTSTRAP_SERVER).isEmpty()) {
                settings.problem(NodeSettings.NEEDS_SERVERS);
            }
            return settings.problems().isEmpty()
                    ? applyTopics(servers.orElseThrow(), kafka, partitions)
                    : refuse(command, settings.problems());
        }
        TellingSettings.choose(settings);
        NodeConfig config = name.equals("up") ? NodeSettings.up(settings) : NodeSettings.run(settings);
        if (!settings.problems().isEmpty()) {
            return refuse(command, settings.problems());
        }
        TellingSettings.begin(settings, environment);
        return Node.run(config, out);
    }

    private Settings resolve(ParseResult command, List<Setting> wanted) {
        Map<Setting, String> options = new HashMap<>();
        for (Setting setting : wanted) {
            Optional.ofNullable(command.<String>matchedOptionValue(setting.option(), null))
                    .ifPresent(value -> options.put(setting, value));
        }
        SettingsFile file = Optional.ofNullable(command.<String>matchedOptionValue(Commands.CONFIG, null))
                .or(() -> Optional.ofNullable(environment.get(Settings.CONFIG_VARIABLE)))
                .filter(name -> !name.isBlank())
                .map(name -> SettingsFile.read(Path.of(name)))
                .orElse(SettingsFile.NONE);
        Settings settings = Settings.resolve(wanted, options, environment, file);
        command.errors().forEach(error -> settings.problem(error.getMessage() + "."));
        repeated(command).forEach(option -> settings.problem(option + " is given more than once."));
        unmatched(command).forEach(settings::problem);
        return settings;
    }

    /** Options typed again: picocli takes the last one of a group's without a word. */
    private static Set<String> repeated(ParseResult command) {
        Set<String> seen = new HashSet<>();
        return command.originalArgs().stream()
                .map(word -> word.split("=", 2)[0])
                .filter(command.commandSpec().optionsMap()::containsKey)
                .filter(option -> !option.equals(Commands.ID))
                .filter(option -> !seen.add(option))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was typed and belongs to nothing. What follows an unknown option was its value, and needs no sentence. */
    private static List<String> unmatched(ParseResult command) {
        Collection<String> known = command.commandSpec().optionsMap().keySet();
        List<String> problems = new ArrayList<>();
        boolean afterUnknown = false;
        for (String word : command.unmatched()) {
            boolean option = word.startsWith("-");
            if (option) {
                String name = word.split("=", 2)[0];
                problems.add("There is no option " + name + Nearest.hint(name, known));
            } else if (!afterUnknown) {
                problems.add("'" + word + "' belongs to no option.");
            }
            afterUnknown = option && word.indexOf('=') < 0;
        }
        return problems;
    }

    private int check(CheckConfig config) {
        try {
            return LogCheck.run(config, out, err);
        } catch (CannotCheck e) {
            err.println("commentlog: " + e.getMessage());
            return CANNOT_TELL;
        }
    }

    private int applyTopics(String bootstrapServers, Map<String, String> kafka, OptionalInt partitions) {
        List<String> changes = TopicsApply.apply(bootstrapServers, kafka, partitions, patience);
        changes.forEach(out::println);
        if (changes.isEmpty()) {
            out.println("Nothing to change: the topics are as the files say.");
        }
        return OK;
    }

    private int refuse(ParseResult command, List<String> problems) {
        problems.forEach(problem -> err.println("commentlog: " + problem));
        err.println("'" + command.commandSpec().qualifiedName(" ") + " --help' tells what there is.");
        return USAGE;
    }

    private int needsCommand(ParseResult command) {
        CommandSpec spec = command.commandSpec();
        if (command.unmatched().isEmpty()) {
            spec.commandLine().usage(err);
            return USAGE;
        }
        // Of an unknown command nothing is known, so neither of what follows it.
        String word = command.unmatched().get(0);
        List<String> known = new ArrayList<>(spec.subcommands().keySet());
        known.addAll(spec.optionsMap().keySet());
        String kind = word.startsWith("-") ? "option " : "command ";
        return refuse(command, List.of("There is no " + kind + word + Nearest.hint(word, known)));
    }

    private static ParseResult innermost(ParseResult result) {
        ParseResult current = result;
        while (current.hasSubcommand()) {
            current = current.subcommand();
        }
        return current;
    }

    private static void forAll(CommandLine line, Consumer<CommandSpec> action) {
        action.accept(line.getCommandSpec());
        line.getSubcommands().values().forEach(subcommand -> forAll(subcommand, action));
    }
}
