package io.commentlog.system;

import io.commentlog.system.ContractTable.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of the HTTP contract, asked of a running node; the table of the run is in {@code target/contract.md}. */
@Isolated("some sentences are of durations")
final class ContractIT {
    private static final Map<ContractRow, Outcome> OUTCOMES = new LinkedHashMap<>();

    private static ContractNode node;

    @BeforeAll
    static void start() throws IOException {
        node = ContractNode.start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "contract-"));
    }

    @AfterAll
    static void end() {
        if (node != null) {
            node.close();
            ContractTable.write(OUTCOMES);
        }
    }

    static Stream<ContractRow> rows() {
        return ContractTable.rows().sorted(Comparator.comparing(ContractRow::when)); // which keeps the order otherwise
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void holds(ContractRow row) {
        long started = System.nanoTime();
        boolean held = false;
        try {
            row.check().on(node.client());
            held = true;
        } catch (AssertionError e) {
            throw new AssertionError("Section " + row + "\n" + e.getMessage(), e);
        } finally {
            OUTCOMES.put(row, new Outcome(held, (System.nanoTime() - started) / 1_000_000));
        }
    }
}
