package io.commentlog.bench.report;

import static io.commentlog.bench.report.SamplesTest.rates;

import java.util.List;

/** A result as others are. */
final class Results {
    static final Machine MACHINE = new Machine(2, "Some CPU", "Linux 6", "A VM 17", List.of("-Xmx512m"));

    private Results() {}

    static Result of(String scenario, double ours) {
        return new Result(
                scenario,
                "polls & <more>",
                "2026-01-31",
                10,
                false,
                MACHINE,
                Measure.RATE,
                List.of(rates("commentlog", ours, ours + 2_000), rates("nginx", 20_000, 20_000)),
                List.of(
                        Goal.atLeast(0.85, Measure.RATE, "commentlog", "nginx"),
                        Goal.atLeast(9_000, Measure.RATE, "commentlog")),
                List.of("Redis is not installed."),
                List.of("The body has 2 bytes."));
    }
}
