package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every fault, which takes half an hour, and the page that tells what came of it. {@code -Dfaults.only=REGEX} runs the rows
 * in whose names it is found, and writes no page; {@code -Dfaults.seed=N} leaves to chance what that seed left to it.
 */
@Tag("faults")
@Isolated("it measures, and has a cluster of nine processes")
final class FaultTableIT {
    private static final Path DOCS = Path.of("..", "..", "docs");

    @TempDir
    private Path directory;

    private final String only = System.getProperty("faults.only", "");
    private final long seed = Long.getLong("faults.seed", System.currentTimeMillis());
    private final List<Row> rows = new ArrayList<>();
    private final List<String> unmeasured = new ArrayList<>();
    private Optional<Worst> worst = Optional.empty();
    private int clusters;

    private record Worst(Row row, Observed observed) {}

    @Test
    void isGreenInEveryRow() {
        List<Fault> left = new ArrayList<>(Faults.ALL.stream()
                .filter(fault -> Pattern.compile(only).matcher(fault.name()).find())
                .toList());
        while (!left.isEmpty()) {
            runUntilOneCannotBeHealed(left);
        }
        if (only.isEmpty()) {
            GuaranteesPage.write(DOCS, rows, unmeasured, seed);
            worst.ifPresent(found -> GuaranteesPage.writePicture(
                    DOCS, Picture.svg(found.row().fault() + ", seed " + seed, found.observed())));
        }
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.complaints()).as(row.fault()).isEmpty());
        assertThat(unmeasured).filteredOn(line -> line.contains("not healed")).isEmpty();
    }

    /** Takes what it has run from the list. A cluster that does not come back is replaced, and the row is as bad as can be. */
    private void runUntilOneCannotBeHealed(List<Fault> left) {
        try (Cluster cluster = Cluster.start(directory.resolve("cluster-" + clusters++))) {
            FaultRun run = new FaultRun(cluster, UnaryOperator.identity());
            run.run(Faults.WARM_UP, "warm-up", seed);
            while (!left.isEmpty()) {
                Fault fault = left.remove(0);
                if (!fault.needs().isMet()) {
                    tell(fault.name() + ": not measured, this machine has no " + fault.needs());
                    continue;
                }
                try {
                    judge(fault, run.run(fault, "row-" + rows.size(), seed));
                } catch (IllegalStateException e) {
                    tell(fault.name() + ": not healed: " + e.getMessage());
                    return;
                }
            }
        }
    }

    private void tell(String line) {
        System.out.println(line);
        unmeasured.add(line);
    }

    private void judge(Fault fault, Observed observed) {
        Row row = new Checker(observed).row(fault.name(), fault.limits(), seed);
        System.out.println(FaultTable.line(row) + " " + row.complaints());
        rows.add(row);
        Comparator<Row> badness =
                Comparator.comparing((Row judged) -> !judged.green()).thenComparing(Row::staleness);
        if (worst.isEmpty() || badness.compare(row, worst.get().row()) > 0) {
            worst = Optional.of(new Worst(row, observed));
        }
    }
}
