package io.commentlog.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RestoredTest {
    @Test
    void isAllThatTheLogTellsAtTheEndOfRestores() {
        assertThat(Restored.of(List.of(
                        "2026-01-31 [x] INFO Materializer - The fold restores its stores: 412,000 records in 2.0 s,"
                                + " 206,000 a second, at most 1,310,000 left",
                        "2026-01-31 [x] INFO Materializer - The fold has restored its stores: 1,000,500 records in 5.5 s,"
                                + " 181,909 a second",
                        "2026-01-31 [x] INFO Materializer - The fold has restored its stores: 10 records in 0.5 s,"
                                + " 20 a second",
                        "2026-01-31 [x] INFO Materializer - The fold is RUNNING, was REBALANCING")))
                .isEqualTo(new Restored(1_000_510, 6.0));
    }

    @Test
    void isNothingWhereTheStoresWereWhole() {
        assertThat(Restored.of(List.of("The fold is RUNNING, was REBALANCING"))).isEqualTo(new Restored(0, 0));
    }
}
