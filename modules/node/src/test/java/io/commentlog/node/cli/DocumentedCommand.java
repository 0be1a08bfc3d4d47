package io.commentlog.node.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A call of the command line as a page has it, held against the real one. */
final class DocumentedCommand {
    static final String CALL = "./commentlog ";
    private static final CommandSpec ROOT = Commands.commandLine("test").getCommandSpec();

    private DocumentedCommand() {}

    /** What is wrong with the call, in a sentence; empty if the text has none, or a right one. */
    static Optional<String> problem(String text) {
        int begin = text.indexOf(CALL);
        if (begin < 0) {
            return Optional.empty();
        }
        // To where a shell would end the command, or a sentence goes on.
        String call = text.substring(begin + CALL.length())
                .split("( #|: |[|>&;`()<…]|\\.\\.\\.)", 2)[0]
                .strip();
        return call.isEmpty() ? Optional.empty() : problem(Arrays.asList(call.split("\\s+")));
    }

    private static Optional<String> problem(List<String> words) {
        CommandSpec spec = ROOT;
        int at = 0;
        while (at < words.size() && spec.subcommands().containsKey(plain(words.get(at)))) {
            spec = spec.subcommands().get(plain(words.get(at++))).getCommandSpec();
        }
        for (; at < words.size(); at++) {
            String word = words.get(at);
            if (word.startsWith("-") && word.length() > 1) {
                OptionSpec option = spec.optionsMap().get(plain(word).split("=", 2)[0]);
                if (option == null) {
                    return Optional.of("'" + spec.qualifiedName(" ") + "' has no option " + plain(word));
                }
                at += option.arity().max() > 0 && !word.contains("=") ? 1 : 0;
            } else if (spec.positionalParameters().isEmpty() && !isPlaceholder(word)) {
                return Optional.of("'" + spec.qualifiedName(" ") + "' takes no " + word);
            }
        }
        return Optional.empty();
    }

    private static boolean isPlaceholder(String word) {
        return word.matches("\\[?[A-Z][A-Z-]+]?") || word.equals("[OPTIONS]");
    }

    /** Without the mark of a sentence behind it. */
    private static String plain(String word) {
        return word.replaceAll("[:,.]+$", "");
    }

    /** Options of all commands, by name. */
    static Map<String, OptionSpec> options() {
        return options(ROOT).collect(Collectors.toMap(OptionSpec::longestName, option -> option, (one, other) -> one));
    }

    private static Stream<OptionSpec> options(CommandSpec spec) {
        return Stream.concat(
                spec.options().stream(),
                spec.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(DocumentedCommand::options));
    }
}
