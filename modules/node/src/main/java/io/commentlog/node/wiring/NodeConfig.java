package io.commentlog.node.wiring;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.ViewName;
import io.commentlog.ingest.AccessConfig;
import io.commentlog.ingest.AnswerWhen;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.kit.tls.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * All that a process is told: its roles, and what each of them needs.
 *
 * @param bootstrapServers empty if the process has a broker of its own
 * @param brokerPort empty for 9092, or any free port where that is taken
 * @param partitions of the topic {@code comments}, if it is created now
 * @param view the generation of the view that is folded and served
 * @param advertised host and port where other nodes reach this process; empty for where it listens
 * @param entities that the bot answers for
 * @param drain how long the process answers on, not ready, once it is told to end
 * @param sharedCache whether a shared cache in front may answer polls for a second
 * @param queryUrls nodes with a view, for a process without one
 * @param trust whose certificates other nodes must have; empty if those that fold are asked without TLS
 * @param kafka what brokers ask of a client before they listen to it
 */
public record NodeConfig(
        Set<RoleName> roles,
        HttpConfig http,
        Path data,
        Optional<String> bootstrapServers,
        OptionalInt brokerPort,
        OptionalInt partitions,
        ViewName view,
        int recent,
        int foldThreads,
        int standbys,
        int botWorkers,
        BotEntities entities,
        Duration drain,
        AnswerWhen answerWhen,
        boolean sharedCache,
        AccessConfig access,
        Optional<FoldMember> advertised,
        List<URI> queryUrls,
        Optional<Trust> trust,
        KafkaAccess kafka) {

    public NodeConfig {
        roles = Set.copyOf(roles);
        queryUrls = List.copyOf(queryUrls);
    }

    public boolean has(RoleName role) {
        return roles.contains(role);
    }
}
