package io.commentlog.node.cli;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.plan.CapacityPlan;
import io.commentlog.bench.plan.Demand;
import io.commentlog.bench.plan.Prices;
import io.commentlog.bench.plan.UnitCosts;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The command {@code bench plan}: what was typed becomes a {@link Demand}, and that a plan. Starts nothing. */
record PlanCommand(Demand demand, Prices prices, Optional<Path> costs, boolean explained) {
    private static final int OK = 0;
    private static final int FAILED = 1;
    /** The same for everybody, so that the same demand has the same plan. */
    private static final long SEED = 1;

    /** What is to be planned; what is wrong becomes a problem of the settings, and then it is empty. */
    static Optional<PlanCommand> read(ParseResult command, Settings settings) {
        Demand demand = PlanSettings.demand(settings);
        Prices prices = PlanSettings.prices(settings);
        Optional<Path> costs = PlanSettings.costs(settings)
                .or(() -> Optional.of(BenchCommand.BENCHMARKS).filter(Files::isDirectory));
        return settings.problems().isEmpty()
                ? Optional.of(new PlanCommand(demand, prices, costs, command.hasMatchedOption(Commands.EXPLAIN)))
                : Optional.empty();
    }

    /** Plans and tells; the exit code. */
    int run(PrintStream out, PrintStream err) {
        try {
            UnitCosts each = costs.map(UnitCosts::in).orElseGet(UnitCosts::assumed);
            CapacityPlan.lines(demand, each, prices, SEED, explained).forEach(out::println);
            return OK;
        } catch (CannotBench e) {
            err.println("commentlog: " + e.getMessage());
            return FAILED;
        }
    }
}
