package io.commentlog.node.cli;

import io.commentlog.event.view.ViewName;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set: as {@code --name}, as {@code COMMENTLOG_NAME} in the environment, as {@code name=…} in the
 * file that {@code --config} names; the first of these that says something counts.
 *
 * @param value what stands for the value in help texts
 * @param fallback the default; empty if there is none
 * @param bounds of a number; empty for what is none
 */
record Setting(
        Group group,
        String name,
        String value,
        String description,
        Optional<String> fallback,
        Optional<Bounds> bounds) {
    /** Under which heading the help has it. */
    enum Group {
        RUNS("What runs:"),
        HTTP("HTTP:"),
        ACCESS("Who may write, and how often:"),
        KAFKA("Kafka:"),
        ROLES("The roles:"),
        CHECK("What is compared:"),
        ACLS("Who is who:"),
        BENCH("What is measured, and where the results go:"),
        DEMAND("What is asked for, at the busiest time:"),
        PRICES("What is paid, in any money:");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }
    }

    /** The least and the most that a number may be. */
    record Bounds(int from, int to) {
        boolean contain(int number) {
            return number >= from && number <= to;
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    static final Setting ROLES =
            open(Group.RUNS, "roles", "ROLES", "Any of broker, ingest, materialize, query, bot, page; with commas.");
    static final Setting DATA =
            of(Group.RUNS, "data", "DIR", "Where the log and the stores are kept; one process at a time.", "./data");

    static final Setting LOG_FORMAT =
            of(Group.RUNS, "log-format", "text|json", "Of the log on stderr; json is one object a line.", "text");
    static final Setting TRACE_OTLP =
            open(Group.RUNS, "trace-otlp", "URL", "Where traces go, as http://HOST:4318; if not said, none are made.");

    static final Setting PORT =
            number(Group.HTTP, "port", "PORT", "Where it listens; 0 takes any free port.", "8080", 0, 65_535);
    static final Setting BIND = of(Group.HTTP, "bind", "ADDRESS", "Address that it listens on.", "127.0.0.1");
    static final Setting ALLOW_ORIGIN =
            of(Group.HTTP, "allow-origin", "ORIGINS", "Whose pages may call the API, with commas; * for all.", "*");
    static final Setting SHARED_CACHE = of(
            Group.HTTP,
            "shared-cache",
            "on|off",
            "Whether a CDN in front may answer polls for a second, and show its last answer when no node does.",
            "off");
    static final Setting DRAIN = numberIfSet(
            Group.HTTP,
            "drain",
            "SECONDS",
            "How long it answers on, not ready, when told to end; if not said, 1, or 0 beside a broker.",
            0,
            60);
    static final Setting TLS_CERT = open(
            Group.HTTP,
            "tls-cert",
            "FILE",
            "Certificate in PEM, for TLS on that port, and those that have signed it; read anew when it changes.");
    static final Setting TLS_KEY =
            open(Group.HTTP, "tls-key", "FILE", "The certificate's private key in PEM, without a passphrase.");
    static final Setting TLS_TRUST = open(
            Group.HTTP,
            "tls-trust",
            "FILE",
            "Certificates in PEM that other nodes show, or who has signed those; asks nodes that fold over TLS.");
    static final Setting ADVERTISE = open(
            Group.HTTP, "advertise", "HOST:PORT", "Where other nodes reach this one; if not said, where it listens.");
    static final Setting QUERY_URL = open(
            Group.HTTP,
            "query-url",
            "URLS",
            "Nodes with the role query, with commas, for ingest and bot in a process without it.");

    static final Setting BOT_TOKEN_FILE = open(
            Group.ACCESS,
            "bot-token-file",
            "FILE",
            "Holds the token to mark comments and to post as AI; or COMMENTLOG_BOT_TOKEN is the token.");
    static final Setting MODERATOR_TOKEN_FILE = open(
            Group.ACCESS,
            "moderator-token-file",
            "FILE",
            "Holds the token to delete, and for what the bot may; or COMMENTLOG_MODERATOR_TOKEN is the token.");
    static final Setting TRUSTED_PROXIES = of(
            Group.ACCESS,
            "trusted-proxies",
            "NETWORKS",
            "Whose X-Forwarded-For is believed, with commas; none for nobody's.",
            "none");
    static final Setting RATE_LIMIT = of(
            Group.ACCESS,
            "rate-limit",
            "N/SECONDS",
            "Posts in so many seconds that one address may send; off for no limit.",
            "10/60");
    static final Setting RATE_LIMIT_EXEMPT = of(
            Group.ACCESS,
            "rate-limit-exempt",
            "NETWORKS",
            "For whom there is no limit, with commas; none for nobody.",
            "127.0.0.0/8,::1");

    static final Setting BOOTSTRAP_SERVER = open(
            Group.KAFKA,
            "bootstrap-server",
            "SERVERS",
            "Brokers of the cluster, HOST:PORT with commas; not needed with the role broker.");
    static final Setting KAFKA_CONFIG = open(
            Group.KAFKA,
            "kafka-config",
            "FILE",
            "Properties of every Kafka client, for security and connections: security.protocol, sasl.*, ssl.*.");
    static final Setting BROKER_PORT = numberIfSet(
            Group.KAFKA,
            "broker-port",
            "PORT",
            "Of the broker in this process; if not said, 9092, or any free port where that is taken.",
            0,
            65_535);
    static final Setting PARTITIONS = numberIfSet(
            Group.KAFKA,
            "partitions",
            "N",
            "Of the topic comments, if it is made now; they never change afterwards.",
            1,
            1_000);

    static final Setting ANSWER = of(
            Group.ROLES,
            "answer",
            "WHEN",
            "When a write is answered: 'visible', once this node's readers see it, or 'durable', once the brokers have"
                    + " acknowledged it.",
            "visible");
    static final Setting VIEW = of(
            Group.ROLES,
            "view",
            "NAME",
            "Generation of the view that materialize and query keep; a new one is folded beside the old.",
            ViewName.DEFAULT.name());
    static final Setting RECENT =
            number(Group.ROLES, "recent", "N", "Comments that the view shows of each channel.", "500", 1, 100_000);
    static final Setting BOT_WORKERS =
            number(Group.ROLES, "bot-workers", "N", "Comments that the bot answers at a time.", "6", 1, 256);
    static final Setting ENTITIES_FILE = open(
            Group.ROLES,
            "entities",
            "FILE",
            "Who answers comments, and how: see docs/entities.md; if not said, one entity, echo.");
    static final Setting FOLD_THREADS =
            number(Group.ROLES, "fold-threads", "N", "Threads of the role materialize.", "1", 1, 64);
    static final Setting STANDBYS = numberIfSet(
            Group.ROLES,
            "standbys",
            "N",
            "Copies of each store on other materialize nodes, ready to take over; if not said, 1, or 0 beside a broker.",
            0,
            2);

    static final Setting QUERY = open(
            Group.CHECK,
            "query",
            "URLS",
            "Query nodes to compare with the log, with commas; each by itself, not through a balancer.");
    static final Setting SAMPLE = number(
            Group.CHECK,
            "sample",
            "N",
            "Comments of any age that each node is asked for by id.",
            "1000",
            0,
            10_000_000);
    static final Setting ENTITIES = of(
            Group.CHECK,
            "entities",
            "NAMES",
            "Whose every question gets a reply: names with commas, or the bot's file of them; none for nobody's.",
            "echo");
    static final Setting IDLE = number(
            Group.CHECK,
            "idle",
            "SECONDS",
            "After so long without an event no reply is expected any more.",
            "10",
            0,
            3_600);

    static final Setting PRINCIPALS = open(
            Group.ACLS,
            "principals",
            "ROLE=NAME",
            "Who a role is to the brokers, with commas; if not said, ingest is User:commentlog-ingest, and so on.");
    static final Setting ACL_ENTITIES = of(
            Group.ACLS,
            "entities",
            "NAMES",
            "Whose groups the bot is in: names with commas, or the bot's file of them.",
            "echo");

    static final Setting URL = open(
            Group.BENCH,
            "url",
            "URL",
            "Node to measure, and to post to; if not said, one is started, and its log thrown away.");
    static final Setting OUT = open(
            Group.BENCH,
            "out",
            "DIR",
            "For the results as JSON, page and charts; if not said, docs/benchmarks where there is one.");

    static Setting of(Group group, String name, String value, String description, String fallback) {
        return new Setting(group, name, value, description, Optional.of(fallback), Optional.empty());
    }

    static Setting open(Group group, String name, String value, String description) {
        return new Setting(group, name, value, description, Optional.empty(), Optional.empty());
    }

    static Setting number(
            Group group, String name, String value, String description, String fallback, int from, int to) {
        return new Setting(group, name, value, description, Optional.of(fallback), Optional.of(new Bounds(from, to)));
    }

    private static Setting numberIfSet(Group group, String name, String value, String description, int from, int to) {
        return new Setting(group, name, value, description, Optional.empty(), Optional.of(new Bounds(from, to)));
    }

    String option() {
        return "--" + name;
    }

    String variable() {
        return Settings.PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
