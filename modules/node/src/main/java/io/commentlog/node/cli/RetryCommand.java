package io.commentlog.node.cli;

import io.commentlog.bot.retry.Retry;
import io.commentlog.bot.retry.RetryConfig;
import io.commentlog.event.Limits;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** The command {@code bot retry}: what was typed becomes a {@link RetryConfig}, what came of it a sentence. */
final class RetryCommand {
    private static final int OK = 0;
    private static final int FAILED = 1;

    private RetryCommand() {}

    /** What is to be retried; what is wrong becomes a problem of the settings, and then it is empty. */
    static Optional<RetryConfig> read(ParseResult command, Settings settings, Duration patience) {
        Set<String> ids = Arrays.stream(command.matchedOptionValue(Commands.ID, new String[0]))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        boolean all = command.hasMatchedOption(Commands.ALL);
        if (all == command.hasMatchedOption(Commands.ID)) {
            settings.problem("Either --id or --all is needed: which questions to put again.");
        } else if (!all && ids.isEmpty()) {
            settings.problem("--id must be the id of a comment.");
        }
        ids.stream()
                .filter(id -> !Limits.ID.matcher(id).matches())
                .sorted()
                .forEach(id ->
                        settings.problem("--id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -, not '" + id + "'."));
        if (settings.text(Setting.BOOTSTRAP_SERVER).isEmpty()) {
            settings.problem(NodeSettings.NEEDS_SERVERS);
        }
        Optional<String> servers = NodeSettings.bootstrapServers(settings);
        Map<String, String> kafka = KafkaSettings.read(settings);
        return settings.problems().isEmpty()
                ? servers.map(brokers -> new RetryConfig(brokers, ids, patience, kafka))
                : Optional.empty();
    }

    /** Does it and tells what came of it; the exit code. */
    static int run(RetryConfig config, PrintStream out, PrintStream err) {
        Retry.Outcome outcome = Retry.run(config);
        out.println(sentence(outcome.retried(), config.ids().isEmpty()));
        outcome.missing()
                .forEach(id -> err.println("commentlog: The bot has not given up comment " + id
                        + ", or it was put again since: topic comments.unanswered has nothing of it."));
        return outcome.missing().isEmpty() ? OK : FAILED;
    }

    private static String sentence(List<String> retried, boolean all) {
        if (retried.isEmpty()) {
            return all ? "Nothing to retry: the bot has given up no question." : "Put no question again.";
        }
        return retried.size() == 1 ? "Put 1 question again." : "Put " + retried.size() + " questions again.";
    }
}
