package io.commentlog.bench.report;

import java.util.Locale;

/** What is measured of a contender, its unit, and how it is written. */
public enum Measure {
    RATE("requests/s", 0),
    P50("p50 ms", 2),
    P99("p99 ms", 2),
    /** Of the server's processes, whatever the load generator took beside them. */
    CPU("server CPU µs/request", 1),
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
