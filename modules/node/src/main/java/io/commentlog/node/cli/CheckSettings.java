package io.commentlog.node.cli;

import io.commentlog.check.CheckConfig;
import io.commentlog.kit.tls.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads out of settings what is to be checked; what is wrong becomes a problem there. */
final class CheckSettings {
    private static final String NONE = "none";

    private CheckSettings() {}

    /**
     * @param patience how long to wait for who does not answer
     */
    static CheckConfig read(Settings settings, Duration patience) {
        if (settings.text(Setting.BOOTSTRAP_SERVER).isEmpty()) {
            settings.problem(NodeSettings.NEEDS_SERVERS);
        }
        List<String> entities = EntitiesSettings.names(settings, Setting.ENTITIES);
        return new CheckConfig(
                NodeSettings.bootstrapServers(settings).orElse(NONE), // only where that is a problem
                settings.list(Setting.QUERY, NodeSettings.NODE_URLS, NodeSettings::nodeUrl),
                settings.number(Setting.RECENT),
                settings.number(Setting.SAMPLE),
                Duration.ofSeconds(settings.number(Setting.IDLE)),
                entities.equals(List.of(NONE)) ? Set.of() : Set.copyOf(entities),
                patience,
                KafkaSettings.read(settings),
                TlsSettings.trust(settings).map(Trust::context));
    }
}
