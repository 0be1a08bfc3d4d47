package io.commentlog.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class NodeSimulationTest {
    private static final NodeLoad.Times MILLISECONDS = new NodeLoad.Times(0, 0, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3);

    @Test
    void waitsAsQueueingTheorySaysOfOneCore() {
        // M/D/1: a load of rho waits for rho / (2 (1 - rho)) service times on average.
        for (double rho : new double[] {0.3, 0.5, 0.7, 0.8}) {
            NodeSimulation.Outcome node = NodeSimulation.run(NodeLoad.ofEmptyPolls(1, rho * 1_000, 0, 0, 1e-3), 1);
            assertThat(node.busy()).isCloseTo(rho, within(0.02));
            double waited = node.latencies().getMean() / 1e6 - 1;
            assertThat(waited).as("rho %s", rho).isCloseTo(rho / (2 * (1 - rho)), Percentage.withPercentage(10));
        }
    }

    @Test
    void waitsLessWhereTwoCoresHaveTwiceAsMuch() {
        double one =
                NodeSimulation.run(NodeLoad.ofEmptyPolls(1, 700, 0, 0, 1e-3), 1).percentile(99);
        double two = NodeSimulation.run(NodeLoad.ofEmptyPolls(2, 1_400, 0, 0, 1e-3), 1)
                .percentile(99);
        assertThat(two).isBetween(1.0, 0.75 * one);
    }

    @Test
    void addsWhatAnAnswerTakesAtEase() {
        double none =
                NodeSimulation.run(NodeLoad.ofEmptyPolls(1, 500, 0, 0, 1e-3), 1).percentile(50);
        double some = NodeSimulation.run(NodeLoad.ofEmptyPolls(1, 500, 5e-3, 5e-3, 1e-3), 1)
                .percentile(50);
        assertThat(some).isCloseTo(none + 5, Percentage.withPercentage(1));
    }

    @Test
    void hasTheTailThatAnswersHaveAtEase() {
        NodeSimulation.Outcome node = NodeSimulation.run(NodeLoad.ofEmptyPolls(2, 100, 2e-3, 20e-3, 1e-6), 1);
        assertThat(node.percentile(50)).isCloseTo(2, Percentage.withPercentage(3));
        assertThat(node.percentile(99)).isCloseTo(20, Percentage.withPercentage(6));
    }

    @Test
    void tellsAllWhoWaitOneAfterTheOther() {
        // A comment in 100 s, for 1,000 clients at a millisecond each, on two cores: the last is told after 500 ms.
        NodeSimulation.Outcome node = NodeSimulation.run(load(2, 0, 1, 1_000, 0.01), 1);
        assertThat(node.percentile(50)).isCloseTo(250, Percentage.withPercentage(3));
        assertThat(node.latencies().getMaxValue() / 1e6).isBetween(499.0, 540.0);
    }

    @Test
    void tellsTogetherWhatComesWhileItTells() {
        // A hundred comments in the second that it takes to tell one: not a hundred seconds behind, but two at most.
        NodeSimulation.Outcome node = NodeSimulation.run(load(1, 0, 1, 1_000, 100), 1);
        assertThat(node.busy()).isBetween(0.9, 1.2);
        assertThat(node.percentile(99)).isBetween(1_000.0, 3_000.0);
    }

    @Test
    void asksMoreOfPollsThatGetMore() {
        // Of 10 comments a second every poll gets about 20, each of which takes as long as a poll.
        double busy = NodeSimulation.run(load(4, 50, 2, 0, 10), 1).busy();
        assertThat(busy).isCloseTo((50 * 21 + 10) * 1e-3 / 4, Percentage.withPercentage(5));
        // A page has no more than 50.
        double full = NodeSimulation.run(load(8, 50, 20, 0, 100), 1).busy();
        assertThat(full).isCloseTo((50 * 51 + 100) * 1e-3 / 8, Percentage.withPercentage(5));
    }

    @Test
    void isTheSameForTheSameSeed() {
        NodeLoad load = load(2, 500, 1, 0, 1);
        assertThat(NodeSimulation.run(load, 7)).isEqualTo(NodeSimulation.run(load, 7));
        assertThat(NodeSimulation.run(load, 8)).isNotEqualTo(NodeSimulation.run(load, 7));
    }

    private static NodeLoad load(int cores, double polls, double interval, double waiters, double comments) {
        return new NodeLoad(cores, polls, interval, waiters, comments, 0, 1, MILLISECONDS);
    }
}
