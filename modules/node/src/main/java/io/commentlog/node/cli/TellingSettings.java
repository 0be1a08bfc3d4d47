package io.commentlog.node.cli;

import io.commentlog.node.log.JsonLogProvider;
import io.commentlog.node.trace.Otlp;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Lets a process tell of itself while it runs as its settings say: by its log, and by traces. */
final class TellingSettings {
    private TellingSettings() {}

    /**
     * Chooses the log's format; what is wrong becomes a problem of the settings. To be called before anything else reads
     * them: what reads a file may have a logger.
     */
    static void choose(Settings settings) {
        collector(settings);
        if (json(settings).orElse(false)) {
            JsonLogProvider.choose();
        }
    }

    /** Begins to trace, if it is to. */
    static void begin(Settings settings, Map<String, String> environment) {
        Otlp.begin(collector(settings), environment);
    }

    private static Optional<Boolean> json(Settings settings) {
        return settings.read(
                Setting.LOG_FORMAT,
                "text or json",
                text -> Optional.of(text.equals("json")).filter(json -> json || text.equals("text")));
    }

    private static Optional<URI> collector(Settings settings) {
        return settings.read(
                Setting.TRACE_OTLP,
                "http://HOST:PORT",
                text -> Optional.of(URI.create(text))
                        .filter(url -> url.getHost() != null && text.matches("https?://.*")));
    }
}
