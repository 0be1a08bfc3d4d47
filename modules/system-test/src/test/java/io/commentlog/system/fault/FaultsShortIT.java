package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that say most in the shortest time. The whole table is {@code FaultTableIT}. */
final class FaultsShortIT {
    @TempDir
    private Path directory;

    @Test
    void isGreenInEveryRow() {
        List<Row> rows = new ArrayList<>();
        long seed = System.nanoTime();
        try (Cluster cluster = Cluster.start(directory)) {
            FaultRun run = new FaultRun(cluster, UnaryOperator.identity());
            for (Fault fault : Faults.SHORT) {
                Observed observed = run.run(fault, "row-" + rows.size(), seed);
                Row row = new Checker(observed).row(fault.name(), fault.limits(), seed);
                System.out.println(row + " " + row.complaints());
                rows.add(row);
            }
        }
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.complaints()).as(row.fault()).isEmpty());
    }
}
