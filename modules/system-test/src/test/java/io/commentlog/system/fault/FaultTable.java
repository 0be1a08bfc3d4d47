package io.commentlog.system.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows as a table in Markdown. Pure. */
final class FaultTable {
    private static final List<String> COLUMNS = List.of(
            "fault",
            "",
            "polls",
            "**blank**",
            "failed reads",
            "older than seen",
            "p50 / p99 / max ms",
            "stale s (limit)",
            "writes",
            "tried again",
            "**lost**",
            "**twice**",
            "replies",
            "recovered after s");

    private FaultTable() {}

    static String markdown(List<Row> rows) {
        String rule = COLUMNS.stream().map(column -> "---").collect(Collectors.joining("|", "|", "|"));
        return line(COLUMNS) + "\n" + rule + "\n"
                + rows.stream().map(FaultTable::line).collect(Collectors.joining("\n")) + "\n";
    }

    static String line(Row row) {
        Latencies latencies = row.latencies();
        return line(List.of(
                row.fault(),
                row.green() ? "green" : "RED",
                Integer.toString(row.polls()),
                Integer.toString(row.blank()),
                row.failedReads() == 0 ? "0" : row.failedReads() + " in " + seconds(row.outage()) + " s",
                Integer.toString(row.backwards()),
                String.format(Locale.ROOT, "%.0f / %.0f / %.0f", latencies.median(), latencies.p99(), latencies.max()),
                seconds(row.staleness()) + " (" + row.limits().staleness().toSeconds() + ")",
                Integer.toString(row.acknowledged()),
                Integer.toString(row.repeatedWrites()),
                Integer.toString(row.lost()),
                Integer.toString(row.duplicated()),
                row.leastReplies() == row.mostReplies()
                        ? Integer.toString(row.leastReplies())
                        : row.leastReplies() + "-" + row.mostReplies(),
                seconds(row.recovery())));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }
}
