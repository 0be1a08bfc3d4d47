package io.commentlog.node.cli;

import java.util.List;
import java.util.stream.Stream;

/** Which settings each command has, in the order in which its help names them. */
final class CommandSettings {
    static final List<Setting> UP = List.of(
            Setting.DATA,
            Setting.LOG_FORMAT,
            Setting.TRACE_OTLP,
            Setting.PORT,
            Setting.BIND,
            Setting.ALLOW_ORIGIN,
            Setting.SHARED_CACHE,
            Setting.TLS_CERT,
            Setting.TLS_KEY,
            Setting.BOT_TOKEN_FILE,
            Setting.MODERATOR_TOKEN_FILE,
            Setting.TRUSTED_PROXIES,
            Setting.RATE_LIMIT,
            Setting.RATE_LIMIT_EXEMPT,
            Setting.BROKER_PORT,
            Setting.PARTITIONS,
            Setting.ANSWER,
            Setting.RECENT,
            Setting.BOT_WORKERS,
            Setting.ENTITIES_FILE,
            Setting.FOLD_THREADS);
    static final List<Setting> RUN = List.of(
            Setting.ROLES,
            Setting.DATA,
            Setting.LOG_FORMAT,
            Setting.TRACE_OTLP,
            Setting.PORT,
            Setting.BIND,
            Setting.ALLOW_ORIGIN,
            Setting.SHARED_CACHE,
            Setting.DRAIN,
            Setting.TLS_CERT,
            Setting.TLS_KEY,
            Setting.TLS_TRUST,
            Setting.ADVERTISE,
            Setting.QUERY_URL,
            Setting.BOT_TOKEN_FILE,
            Setting.MODERATOR_TOKEN_FILE,
            Setting.TRUSTED_PROXIES,
            Setting.RATE_LIMIT,
            Setting.RATE_LIMIT_EXEMPT,
            Setting.BOOTSTRAP_SERVER,
            Setting.KAFKA_CONFIG,
            Setting.BROKER_PORT,
            Setting.PARTITIONS,
            Setting.ANSWER,
            Setting.VIEW,
            Setting.RECENT,
            Setting.BOT_WORKERS,
            Setting.ENTITIES_FILE,
            Setting.FOLD_THREADS,
            Setting.STANDBYS);
    static final List<Setting> TOPICS = List.of(Setting.BOOTSTRAP_SERVER, Setting.KAFKA_CONFIG, Setting.PARTITIONS);

    static final List<Setting> HEALTH = List.of(Setting.PORT, Setting.BIND, Setting.TLS_CERT, Setting.TLS_TRUST);

    static final List<Setting> RETRY = List.of(Setting.BOOTSTRAP_SERVER, Setting.KAFKA_CONFIG);

    static final List<Setting> CHECK = List.of(
            Setting.BOOTSTRAP_SERVER,
            Setting.KAFKA_CONFIG,
            Setting.QUERY,
            Setting.TLS_TRUST,
            Setting.RECENT,
            Setting.SAMPLE,
            Setting.ENTITIES,
            Setting.IDLE);

    static final List<Setting> IMPORT = List.of(Setting.BOOTSTRAP_SERVER, Setting.KAFKA_CONFIG);

    static final List<Setting> EXPORT = List.of(Setting.BOOTSTRAP_SERVER, Setting.KAFKA_CONFIG, Setting.VIEW);

    static final List<Setting> ACLS =
            List.of(Setting.PRINCIPALS, Setting.ACL_ENTITIES, Setting.VIEW, Setting.BOOTSTRAP_SERVER);

    static final List<Setting> BENCH = List.of(Setting.URL, Setting.OUT);

    /** Every setting of any command: what the environment and the file may name. */
    static List<Setting> all() {
        return Stream.of(RUN, CHECK, ACLS, BENCH, PlanSettings.PLAN)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private CommandSettings() {}
}
