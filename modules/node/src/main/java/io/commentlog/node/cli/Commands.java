package io.commentlog.node.cli;

import io.commentlog.transfer.ImportConfig;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and what their help says. */
final class Commands {
    static final String CONFIG = "--config";
    static final String ID = "--id";
    static final String ALL = "--all";
    static final String QUICK = "--quick";
    static final String PROFILE = "--profile";
    static final String EXPLAIN = "--explain";
    static final String URL = "--url";
    static final String FROM_LINE = "--from-line";
    static final String REJECTS = "--rejects";
    static final String REPLIES_AS = "--replies-as";

    /** Said here once more, so that no other command loads the classes that know them. */
    static final String SCENARIOS =
            "poll-nothing, poll-50, poll-under-writes, post, visible, followers, fold, restore, start, memory, growth,"
                    + " simulated";

    /** Those of them that can be profiled. */
    static final String PROFILED = "poll-nothing, poll-50, poll-under-writes, post, visible";

    private Commands() {}

    static CommandLine commandLine(String version) {
        CommandSpec root = CommandSpec.create().name("commentlog").version("commentlog " + version);
        root.usageMessage()
                .customSynopsis("commentlog COMMAND [OPTIONS]")
                .description(
                        "A comments backend whose recent-comments cache cannot go blank: it is a view",
                        "of a Kafka log.")
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%n")
                .footer(
                        "",
                        "'commentlog COMMAND --help' tells the options of a command. Each can also be set",
                        "in the environment (--bot-workers is COMMENTLOG_BOT_WORKERS) or in a file that",
                        "--config or COMMENTLOG_CONFIG names (bot-workers=6). The option counts first,",
                        "then the environment, then the file.");
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        root.addOption(CommandForm.help());
        root.addSubcommand(
                "up",
                CommandForm.of(
                        "up", "[OPTIONS]", CommandSettings.UP, "Run everything in one process, its Kafka broker too."));
        root.addSubcommand(
                "run",
                CommandForm.of(
                        "run",
                        "--roles ROLES [--bootstrap-server SERVERS] [OPTIONS]",
                        CommandSettings.RUN,
                        "Run some roles in this process, against a Kafka cluster or with a broker of its own."));
        root.addSubcommand(
                "check",
                CommandForm.of(
                        "check",
                        "--bootstrap-server SERVERS [--query URLS] [OPTIONS]",
                        CommandSettings.CHECK,
                        "Read the log from its start, and compare with it what query nodes show and what bots replied.",
                        "",
                        "Exits with 0 if all is right, 1 if something differs, 2 if it cannot tell."));
        root.addSubcommand("health", health());
        root.addSubcommand("import", imports());
        root.addSubcommand("export", exports());
        root.addSubcommand("bench", bench());
        CommandSpec topics = CommandSpec.create().name("topics");
        topics.usageMessage()
                .customSynopsis("commentlog topics COMMAND [OPTIONS]")
                .description("Create or adjust the topics in a Kafka cluster, or tell who needs what there.")
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%n");
        topics.addOption(CommandForm.help());
        topics.addSubcommand(
                "apply",
                CommandForm.of(
                        "topics apply",
                        "--bootstrap-server SERVERS [OPTIONS]",
                        CommandSettings.TOPICS,
                        "Make the topics what the files in topics/ say, and tell what has changed."));
        topics.addSubcommand(
                "acls",
                CommandForm.of(
                        "topics acls",
                        "[OPTIONS]",
                        CommandSettings.ACLS,
                        "Tell the least that each role must be allowed in a cluster with an authorizer, as a table and as"
                                + " calls of kafka-acls.sh. Asks no cluster."));
        root.addSubcommand("topics", topics);
        root.addSubcommand("bot", bot());
        return new CommandLine(root);
    }

    private static CommandSpec health() {
        CommandSpec health = CommandForm.of(
                "health",
                "[--url URL] [OPTIONS]",
                CommandSettings.HEALTH,
                "Ask a node whether it is ready.",
                "",
                "Exits with 0 if it is, with 1 if it is not or does not answer.");
        health.addOption(CommandForm.value(
                URL,
                "URL",
                "Of the node; if not said, the one that would run here with this port, address and certificate."));
        return health;
    }

    private static CommandSpec imports() {
        CommandSpec imports = CommandForm.of(
                "import",
                "FILE --bootstrap-server SERVERS [OPTIONS]",
                CommandSettings.IMPORT,
                "Put the comments of a file into the log: JSON, one a line, as export writes them or as a POST has"
                        + " them. Ids and timestamps are kept. What is in the log already is not changed.",
                "",
                "Goes on where it was interrupted. Exits with 1 if a line was no comment; the others are in the log.");
        imports.addPositional(
                file("What to put in: - for stdin, and a name that ends with .gz for one that is compressed."));
        // Not settings, as with retry.
        imports.addOption(CommandForm.value(FROM_LINE, "N", "Begin with this line, whatever was put in before."));
        imports.addOption(CommandForm.value(REJECTS, "FILE", "Gets the lines that are no comments."));
        imports.addOption(CommandForm.value(
                REPLIES_AS,
                "PREFIX",
                "In place of reply: in the ids of a bot's replies that come from another log. ["
                        + ImportConfig.REPLIES_AS + "]"));
        return imports;
    }

    private static CommandSpec exports() {
        CommandSpec exports = CommandForm.of(
                "export",
                "[FILE] --bootstrap-server SERVERS [OPTIONS]",
                CommandSettings.EXPORT,
                "Write every comment that is not deleted to a file, as the API shows it: JSON, one a line.");
        exports.addPositional(file("What to write; without it, stdout. A name that ends with .gz is compressed."));
        return exports;
    }

    private static PositionalParamSpec file(String description) {
        return PositionalParamSpec.builder()
                .type(String.class)
                .index("0")
                .arity("0..1")
                .paramLabel("FILE")
                .description(description)
                .build();
    }

    private static CommandSpec bench() {
        CommandSpec bench = CommandForm.of(
                "bench",
                "[SCENARIO]... [OPTIONS]",
                CommandSettings.BENCH,
                "Measure a node beside what one would pick instead, on this machine and in turn.",
                "",
                "Scenarios: " + SCENARIOS + "; without one, all of them.",
                "",
                "start and growth also with ten million comments in the log, if they are asked for by name, and there"
                        + " are 28 GB of room for temporary files: that takes an hour.");
        // Not settings, as with retry: they say what to do.
        bench.addPositional(PositionalParamSpec.builder()
                .type(String[].class)
                .index("0..*")
                .arity("0..*")
                .paramLabel("SCENARIO")
                .description("What to measure; several one after the other.")
                .build());
        bench.addOption(CommandForm.flag(QUICK, "Short rounds, only to see that it works."));
        bench.addOption(CommandForm.flag(
                PROFILE,
                "Do not compare: record a node in one round, and write what it spends its time on. Of " + PROFILED
                        + "."));
        bench.usageMessage().commandListHeading("%nCommands:%n");
        CommandSpec plan = CommandForm.of(
                "bench plan",
                "--viewers N --posts N [OPTIONS]",
                PlanSettings.PLAN,
                "Say what so many viewers and comments need, and what that costs, by a simulation. Starts nothing.");
        plan.addOption(CommandForm.flag(EXPLAIN, "Also tell what each thing is taken to cost, and who says so."));
        bench.addSubcommand("plan", plan);
        return bench;
    }

    private static CommandSpec bot() {
        CommandSpec bot = CommandSpec.create().name("bot");
        bot.usageMessage()
                .customSynopsis("commentlog bot COMMAND [OPTIONS]")
                .description("See to what the bot has given up.")
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%n");
        bot.addOption(CommandForm.help());
        CommandSpec retry = CommandForm.of(
                "bot retry",
                "--id ID | --all --bootstrap-server SERVERS [OPTIONS]",
                CommandSettings.RETRY,
                "Put questions again that the bot has given up: their comments show botParams.failure.",
                "",
                "Exits with 0 if all of them were put again, with 1 if one was not given up.");
        // Not settings: what to do is no configuration, and must not come out of the environment.
        retry.addOption(OptionSpec.builder(ID)
                .type(String[].class)
                .splitRegex(",")
                .paramLabel("ID")
                .description("Of a comment; several with commas, or the option again.")
                .build());
        retry.addOption(CommandForm.flag(ALL, "All that are given up."));
        bot.addSubcommand("retry", retry);
        return bot;
    }
}
