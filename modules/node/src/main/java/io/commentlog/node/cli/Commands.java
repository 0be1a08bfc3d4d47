package io.commentlog.node.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands and what their help says. */
final class Commands {
    static final String CONFIG = "--config";

    private Commands() {}

    static CommandLine commandLine(String version) {
        CommandSpec root = CommandSpec.create().name("commentlog").version("commentlog " + version);
        root.usageMessage()
                .description(
                        "A comments backend whose recent-comments cache cannot go blank: it is a view of a Kafka log.")
                .footer(
                        "",
                        "Settings: an option counts before its variable (--bot-workers is COMMENTLOG_BOT_WORKERS), the"
                                + " variable before a line of the --config file (bot-workers=6).",
                        "commentlog COMMAND --help tells more.");
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        root.addOption(help());
        root.addSubcommand("up", node("up", "Run everything in one process, its Kafka broker too.", Setting.UP));
        root.addSubcommand(
                "run",
                node(
                        "run",
                        "Run some roles in this process, against a Kafka cluster or with a broker of its own.",
                        Setting.RUN));
        CommandSpec topics = CommandSpec.create().name("topics");
        topics.usageMessage().description("Care for the topics and the share group in a Kafka cluster.");
        topics.addOption(help());
        topics.addSubcommand(
                "apply",
                node(
                        "apply",
                        "Create or adjust topics and group settings as the files in topics/ say; tells what it changed.",
                        Setting.TOPICS));
        root.addSubcommand("topics", topics);
        CommandLine line = new CommandLine(root);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    private static CommandSpec node(String name, String description, List<Setting> settings) {
        CommandSpec command = CommandSpec.create().name(name);
        command.usageMessage().description(description).sortOptions(false).abbreviateSynopsis(true);
        for (Setting setting : settings) {
            command.addOption(OptionSpec.builder(setting.option())
                    .type(String.class)
                    .paramLabel(setting.value())
                    .description(setting.description()
                            + setting.fallback()
                                    .map(value -> " Default: " + value + ".")
                                    .orElse(""))
                    .build());
        }
        command.addOption(OptionSpec.builder(CONFIG)
                .type(String.class)
                .paramLabel("FILE")
                .description("A file of settings, one name=value a line.")
                .build());
        command.addOption(help());
        return command;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build();
    }
}
