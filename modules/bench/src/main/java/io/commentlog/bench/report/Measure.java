package io.commentlog.bench.report;

import java.util.Locale;

/** What is measured of a contender, its unit, and how it is written. */
public enum Measure {
    RATE("requests/s", 0),
    EVENTS("events/s", 0),
    COMMENTS("comments/s", 0),
    SECONDS("s", 2),
    /** From the start of a process until it has answered a read. */
    FIRST_READ("first read after s", 2),
    /** From the start of a process until it says that it is. */
    READY("ready after s", 2),
    P50("p50 ms", 2),
    P99("p99 ms", 2),
    /** Of the server's processes, whatever the load generator took beside them. */
    CPU("server CPU µs/request", 1),
    CPU_EVENT("server CPU µs/event", 1),
    /** Of the main memory, what the process holds. */
    RESIDENT("resident MB", 0),
    MEMORY_EACH("KB a client", 1),
    /** On the heap, without garbage. */
    HEAP_EACH("live KB a client", 1),
    /** Of a few hundred comments that were acknowledged. */
    NOT_SHOWN("not shown", 0),
    FAILED("failed", 0);

    private final String title;
    private final int decimals;

    Measure(String title, int decimals) {
        this.title = title;
        this.decimals = decimals;
    }

    public String title() {
        return title;
    }

    public String format(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
