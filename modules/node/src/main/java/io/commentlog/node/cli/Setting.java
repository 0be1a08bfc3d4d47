package io.commentlog.node.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set: as {@code --name}, as {@code COMMENTLOG_NAME} in the environment, as {@code name=…} in the
 * file that {@code --config} names; the first of these that says something counts.
 *
 * @param value what stands for the value in help texts
 * @param fallback the default; empty if there is none
 */
record Setting(String name, String value, Optional<String> fallback, String description) {
    static final Setting PORT = of("port", "PORT", "8080", "Port of the HTTP server; 0 takes any free one.");
    static final Setting BIND = of("bind", "ADDRESS", "127.0.0.1", "Address that the HTTP server listens on.");
    static final Setting DATA =
            of("data", "DIR", "./data", "Where the log and the stores are kept. One process at a time.");
    static final Setting BOT_WORKERS = of("bot-workers", "N", "6", "Workers of the bot, 1 to 256.");
    static final Setting RECENT =
            of("recent", "N", "500", "Comments that the view shows of each channel, 1 to 100000.");
    static final Setting ANSWER = of(
            "answer",
            "WHEN",
            "visible",
            "When a write is answered: 'visible' once it is durable and this node's readers see it, 'durable' once the"
                    + " brokers have acknowledged it.");
    static final Setting ALLOW_ORIGIN =
            of("allow-origin", "ORIGIN[,…]", "*", "Origins whose pages may call the API; * for all.");
    static final Setting SHARED_CACHE = of(
            "shared-cache",
            "on|off",
            "off",
            "Whether a shared cache in front, such as a CDN, may answer polls for a second and show the last answer when"
                    + " this node does not.");
    static final Setting BROKER_PORT = open(
            "broker-port",
            "PORT",
            "Port of the embedded Kafka broker, on 127.0.0.1. Without it 9092, or any free port where that is taken.");
    static final Setting ROLES =
            open("roles", "ROLE[,…]", "What this process does: any of broker, ingest, materialize, query, bot, page.");
    static final Setting BOOTSTRAP_SERVER =
            open("bootstrap-server", "HOST:PORT[,…]", "Brokers of the Kafka cluster; not needed with the role broker.");
    static final Setting QUERY_URL = open(
            "query-url",
            "URL[,…]",
            "Nodes with the role query that ingest and bot ask when this process has none of its own.");
    static final Setting ADVERTISE = open(
            "advertise",
            "HOST:PORT",
            "Where other nodes reach this process's HTTP server. Without it, the address that it listens on.");
    static final Setting STANDBYS = of(
            "standbys", "N", "0", "Copies of each store kept on other materialize nodes, ready to take over, 0 to 2.");
    static final Setting FOLD_THREADS = of("fold-threads", "N", "1", "Threads of the role materialize, 1 to 64.");
    static final Setting PARTITIONS = open(
            "partitions", "N", "Partitions of the topic comments, if it is created now. Never changes afterwards.");

    static final List<Setting> UP = List.of(
            PORT,
            BIND,
            DATA,
            BOT_WORKERS,
            RECENT,
            ANSWER,
            ALLOW_ORIGIN,
            SHARED_CACHE,
            BROKER_PORT,
            FOLD_THREADS,
            PARTITIONS);
    static final List<Setting> RUN = List.of(
            ROLES,
            BOOTSTRAP_SERVER,
            PORT,
            BIND,
            DATA,
            BOT_WORKERS,
            RECENT,
            ANSWER,
            ALLOW_ORIGIN,
            SHARED_CACHE,
            QUERY_URL,
            ADVERTISE,
            BROKER_PORT,
            FOLD_THREADS,
            STANDBYS,
            PARTITIONS);
    static final List<Setting> TOPICS = List.of(BOOTSTRAP_SERVER, PARTITIONS);

    /** Every setting of any command: what the environment and the file may name. */
    static final List<Setting> ALL = RUN;

    private static Setting of(String name, String value, String fallback, String description) {
        return new Setting(name, value, Optional.of(fallback), description);
    }

    private static Setting open(String name, String value, String description) {
        return new Setting(name, value, Optional.empty(), description);
    }

    String option() {
        return "--" + name;
    }

    String variable() {
        return Settings.PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
