package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.system.fault.Balanced.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The rows that say most in the shortest time, beside whatever else a build does: times are judged generously. The whole
 * table is {@code FaultTableIT}.
 */
@Tag("long")
@Isolated("it measures, and has a cluster of nine processes")
final class FaultsShortIT {
    private static final long SEED = System.currentTimeMillis();

    @TempDir
    private static Path directory;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(directory);
        run("warm-up", UnaryOperator.identity(), Faults.WARM_UP);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void isGreenInEveryRow() {
        List<Row> rows = new ArrayList<>();
        for (Fault fault : Faults.SHORT) {
            rows.add(run("row-" + rows.size(), UnaryOperator.identity(), fault));
        }

        assertThat(rows)
                .allSatisfy(row -> assertThat(row.complaints()).as(row.fault()).isEmpty());
    }

    @Test
    void turnsRedWhereANodeThatLoadsAnswersNothing() {
        assertThat(run("loading", Lies.NOTHING_WHILE_LOADING, Faults.BOTH_QUERIES)
                        .blank())
                .isPositive();
    }

    @Test
    void turnsRedWhereAnUpdateIsDropped() {
        Row row = run("dropping", Lies.dropping("dropping-30"), Faults.NONE);

        assertThat(row.staleness()).isGreaterThan(Faults.NONE.limits().staleness());
        assertThat(row.lost())
                .as("the views have it: only clients were not told")
                .isZero();
    }

    private static Row run(String domain, UnaryOperator<Reply> lens, Fault fault) {
        Observed observed = new FaultRun(cluster, lens).run(fault, domain, SEED);
        Row row = new Checker(observed).row(fault.name(), fault.limits().onABusyMachine(), SEED);
        System.out.println(FaultTable.line(row) + " " + row.complaints());
        return row;
    }
}
