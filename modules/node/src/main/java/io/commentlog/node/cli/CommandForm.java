package io.commentlog.node.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the help of every command that has settings looks like: its settings by groups, then what all commands have. */
final class CommandForm {
    /** The longest option and its value stand beside their description. */
    private static final int OPTION_COLUMN = 32;

    private CommandForm() {}

    /**
     * @param name of the command, with that of the one that it belongs to
     * @param arguments as the synopsis has them
     */
    static CommandSpec of(String name, String arguments, List<Setting> settings, String... description) {
        CommandSpec command = CommandSpec.create();
        command.usageMessage()
                .customSynopsis("commentlog " + name + " " + arguments)
                .description(description)
                .sortOptions(false)
                .longOptionsMaxWidth(OPTION_COLUMN)
                .footer("", "Defaults are in brackets.");
        int order = 0;
        for (Setting.Group group : Setting.Group.values()) {
            ArgGroupSpec.Builder options = ArgGroupSpec.builder()
                    .heading("%n" + group.heading() + "%n")
                    .validate(false)
                    .order(order++);
            settings.stream()
                    .filter(setting -> setting.group() == group)
                    .forEach(setting -> options.addArg(option(setting)));
            if (!options.args().isEmpty()) {
                command.addArgGroup(options.build());
            }
        }
        command.addArgGroup(ArgGroupSpec.builder()
                .heading("%n")
                .validate(false)
                .order(order)
                .addArg(value(Commands.CONFIG, "FILE", "A file of settings, one name=value a line."))
                .addArg(help())
                .build());
        return command;
    }

    private static OptionSpec option(Setting setting) {
        String bounds = setting.bounds()
                .map(bound -> " " + bound.from() + "-" + bound.to() + ".")
                .orElse("");
        String fallback = setting.fallback().map(value -> " [" + value + "]").orElse("");
        return value(setting.option(), setting.value(), setting.description() + bounds + fallback);
    }

    /** An option that has a value. */
    static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option that is given or not. */
    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** Every command has it. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build();
    }
}
