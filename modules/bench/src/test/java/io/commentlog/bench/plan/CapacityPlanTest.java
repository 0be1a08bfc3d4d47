package io.commentlog.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CapacityPlanTest {
    private static final Prices PRICES = new Prices(30, 60, 0.1, 0.05);

    @Test
    void isTheSameEveryTime() {
        assertThat(lines(100, true)).isEqualTo(lines(100, true));
    }

    @Test
    void countsTheMoneyOfEverything() {
        Demand demand = new Demand(100_000, 1, 1, 5, false, 20, 2, 18_000, 250, 25);
        Money money = Money.of(demand, Sizing.of(demand, UnitCosts.assumed(), 1), PRICES);
        assertThat(money.nodes()).isEqualTo((7 + 2) * 30.0);
        assertThat(money.brokers()).isEqualTo(180);
        assertThat(money.all()).isEqualTo(money.nodes() + money.brokers() + money.disk() + money.traffic());
        assertThat(money.traffic()).isEqualTo(money.gigabytesOut() * 0.05);
    }

    @Test
    void tellsUnitCostsWhenAsked() {
        assertThat(lines(100, true)).anyMatch(line -> line.startsWith("  a comment as JSON, in poll-50"));
        assertThat(lines(100, false)).noneMatch(line -> line.contains("a comment as JSON"));
        assertThat(lines(100, false)).last().asString().endsWith("(--explain).");
    }

    @Test
    void writesNumbersWithNoMoreDigitsThanAnybodyShouldBelieve() {
        assertThat(List.of(0.0, 0.0123, 2.0, 2.345, 1_234.5).stream().map(CapacityPlan::number))
                .containsExactly("0", "0.012", "2", "2.3", "1,235");
    }

    private static List<String> lines(long viewers, boolean explained) {
        Demand demand = new Demand(viewers, 0.1, 1, 5, false, 20, 2, 18_000, 250, 25);
        return CapacityPlan.lines(demand, UnitCosts.assumed(), PRICES, 1, explained);
    }
}
