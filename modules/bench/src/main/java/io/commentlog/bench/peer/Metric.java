package io.commentlog.bench.peer;

/** A figure in what {@code /metrics} answers, in Prometheus's text format. Pure. */
final class Metric {
    private Metric() {}

    /** Over all its labels; 0 if it is not there. */
    static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
