package io.commentlog.bench.plan;

import java.util.Locale;

/**
 * What one of something costs: the scenario whose result tells it, and what is assumed until that was run. The
 * assumptions are of the order that two cores of a cloud machine show; none is better than a measurement of your own.
 */
enum UnitCost {
    EMPTY_POLL("a poll with nothing new", "µs", 40, "poll-nothing", "commentlog, after=newest", "CPU"),
    PAGE("a poll that gets 50 comments", "µs", 55, "poll-50", "commentlog", "CPU"),
    POST(
            "a comment posted, in a process with every role",
            "µs",
            400,
            "post",
            "commentlog, as it comes, 512 connections",
            "CPU"),
    FOLD("an event folded, as events/s of a thread", "events/s", 20_000, "fold", "commentlog, 1 fold thread", "EVENTS"),
    WAKE("a comment told to a client that waits", "µs", 40, "followers", "commentlog, long polls", "CPU"),
    WAITER("a client that waits", "KB", 30, "followers", "commentlog, long polls", "MEMORY_EACH"),
    UNLOADED("a poll of a node at ease", "ms", 0.5, "poll-under-writes", "commentlog, no writes", "P50"),
    TAIL("99 of 100 of them, at most", "ms", 2.5, "poll-under-writes", "commentlog, no writes", "P99"),
    QUERY("a node with the role query", "MB", 250, "memory", "commentlog query alone", "RESIDENT"),
    UP("a node with every role", "MB", 900, "memory", "commentlog up", "RESIDENT"),
    BROKER("a broker, as records/s it takes", "records/s", 50_000, "post", "raw Kafka producer, 64 in flight", "RATE"),
    UPDATE("a comment that enters a view", "µs", 30),
    COMMENT("a comment as JSON, in poll-50", "bytes", 380),
    /** Chromium 156 sends 562 with a poll by cursor, and gets 467 (304) to 569 (a page); without TLS and cookies. */
    HEADERS("the headers of a poll and of its answer", "bytes", 1_100),
    GZIP("what gzip leaves of answers over 1 KiB", "%", 35),
    DISK("a comment for ever: log, store, changelog", "bytes", 1_500),
    NETWORK("a node's and a broker's network", "Gbit/s", 1);

    private final String what;
    private final String unit;
    private final double assumed;
    private final String scenario;
    private final String contender;
    private final String measure;

    /** One that no scenario measures. */
    UnitCost(String what, String unit, double assumed) {
        this(what, unit, assumed, "", "", "");
    }

    UnitCost(String what, String unit, double assumed, String scenario, String contender, String measure) {
        this.what = what;
        this.unit = unit;
        this.assumed = assumed;
        this.scenario = scenario;
        this.contender = contender;
        this.measure = measure;
    }

    String what() {
        return what;
    }

    double assumed() {
        return assumed;
    }

    boolean isMeasurable() {
        return !scenario.isEmpty();
    }

    /** Whose result has it. */
    String scenario() {
        return scenario;
    }

    String contender() {
        return contender;
    }

    /** The name of the measure. */
    String measure() {
        return measure;
    }

    String format(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.1f %s" : "%,.0f %s", value, unit);
    }
}
