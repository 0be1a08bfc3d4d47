package io.commentlog.node.cli;

import io.commentlog.transfer.CannotTransfer;
import io.commentlog.transfer.Export;
import io.commentlog.transfer.ExportConfig;
import io.commentlog.transfer.Import;
import io.commentlog.transfer.ImportConfig;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ParseResult;

/** The commands {@code import} and {@code export}: what was typed becomes a config, what cannot be done a sentence. */
final class TransferCommand {
    private static final int FAILED = 1;
    private static final String STDIN = "-";

    private TransferCommand() {}

    /** What is to be brought in; what is wrong becomes a problem of the settings, and then it is empty. */
    static Optional<ImportConfig> imports(ParseResult command, Settings settings, Duration patience) {
        Optional<String> file = file(command);
        if (file.isEmpty()) {
            settings.problem("A file is needed: what to put in, or - for stdin.");
        }
        Optional<Path> path = file.filter(name -> !name.equals(STDIN)).map(Path::of);
        path.filter(name -> !Files.isReadable(name) || Files.isDirectory(name))
                .ifPresent(name -> settings.problem("There is no file " + name + " that can be read."));
        OptionalLong fromLine = fromLine(option(command, Commands.FROM_LINE), settings);
        String repliesAs = option(command, Commands.REPLIES_AS).orElse(ImportConfig.REPLIES_AS);
        if (!ImportConfig.isPrefix(repliesAs)) {
            settings.problem(
                    "--replies-as must be 1 to 32 of A-Z a-z 0-9 . _ : - and not reply:, not '" + repliesAs + "'.");
        }
        Optional<String> servers = servers(settings);
        Map<String, String> kafka = KafkaSettings.read(settings);
        return settings.problems().isEmpty()
                ? servers.map(brokers -> new ImportConfig(
                        brokers,
                        kafka,
                        path,
                        fromLine,
                        option(command, Commands.REJECTS).map(Path::of),
                        repliesAs,
                        patience))
                : Optional.empty();
    }

    /** What is to be brought out; what is wrong becomes a problem of the settings, and then it is empty. */
    static Optional<ExportConfig> exports(ParseResult command, Settings settings, Duration patience) {
        Optional<Path> path = file(command).filter(name -> !name.equals(STDIN)).map(Path::of);
        Optional<String> servers = servers(settings);
        Map<String, String> kafka = KafkaSettings.read(settings);
        var view = NodeSettings.view(settings);
        return settings.problems().isEmpty()
                ? servers.map(brokers -> new ExportConfig(brokers, kafka, path, view, patience))
                : Optional.empty();
    }

    private static Optional<String> servers(Settings settings) {
        if (settings.text(Setting.BOOTSTRAP_SERVER).isEmpty()) {
            settings.problem(NodeSettings.NEEDS_SERVERS);
        }
        return NodeSettings.bootstrapServers(settings);
    }

    private static Optional<String> file(ParseResult command) {
        return Optional.ofNullable(command.<String>matchedPositionalValue(0, null));
    }

    private static Optional<String> option(ParseResult command, String name) {
        return Optional.ofNullable(command.<String>matchedOptionValue(name, null));
    }

    private static OptionalLong fromLine(Optional<String> text, Settings settings) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.get().matches("[1-9][0-9]{0,17}")) {
            return OptionalLong.of(Long.parseLong(text.get()));
        }
        settings.problem("--from-line must be the number of a line, not '" + text.get() + "'.");
        return OptionalLong.empty();
    }

    /** Brings in and tells; the exit code. */
    static int run(ImportConfig config, PrintStream out, PrintStream err) {
        try {
            return Import.run(config, System.in, out, err);
        } catch (CannotTransfer e) {
            err.println("commentlog: " + e.getMessage());
            return FAILED;
        }
    }

    /** Brings out and tells; the exit code. */
    static int run(ExportConfig config, PrintStream out, PrintStream err) {
        try {
            return Export.run(config, out, err);
        } catch (CannotTransfer e) {
            err.println("commentlog: " + e.getMessage());
            return FAILED;
        }
    }
}
