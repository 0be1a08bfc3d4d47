package io.commentlog.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.commentlog.bench.CannotBench;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class SizingTest {
    private static final UnitCosts COSTS = UnitCosts.assumed();

    @Test
    void isOneProcessForABlog() {
        Sizing sizing = sizing(polled(20, 0.02, 1));
        assertThat(sizing.onePlace()).isTrue();
        assertThat(sizing.queryNodesAndOneToSpare()).isEqualTo(1);
        assertThat(sizing.brokers()).isZero();
        assertThat(sizing.partitions()).isEqualTo(6);
        assertThat(sizing.node().busy()).isLessThan(0.001);
    }

    @Test
    void hasOneNodeToSpareAndThreeCopiesForMore() {
        Sizing sizing = sizing(polled(100_000, 1, 1));
        assertThat(sizing.onePlace()).isFalse();
        assertThat(sizing.queryNodes()).isEqualTo(6); // of 18,000 connections each
        assertThat(sizing.queryNodesAndOneToSpare()).isEqualTo(7);
        assertThat(sizing.brokers()).isEqualTo(3);
        assertThat(sizing.materializeNodes()).isEqualTo(2);
        assertThat(sizing.next()).isEqualTo(Limit.CONNECTIONS);
    }

    @Test
    void needsNodesForTheirCoresWhereViewersAskOften() {
        // 36,000 polls a second at 40 µs each are 1.44 cores; a node is planned with 1.2.
        Sizing sizing = sizing(new Demand(18_000, 0, 1, 0.5, false, 1, 2, 1_000_000, 250, 100));
        assertThat(sizing.queryNodes()).isEqualTo(2);
        assertThat(sizing.next()).isEqualTo(Limit.CORES);
    }

    @Test
    void needsNodesUntilTheLastWhoWaitsIsToldInTime() {
        Demand slow = held(100_000, 0.1, 2_000);
        Demand fast = held(100_000, 0.1, 100);
        assertThat(sizing(fast).queryNodes()).isGreaterThan(2 * sizing(slow).queryNodes());
        assertThat(sizing(fast).node().percentile(99)).isLessThanOrEqualTo(100);
    }

    @Test
    void leavesThePollsToASharedCache() {
        Demand alone = polled(1_000_000, 1, 1);
        Demand cached = new Demand(1_000_000, 1, 1, 5, true, 20, 2, 18_000, 250, 25);
        assertThat(sizing(cached).queryNodes()).isEqualTo(1);
        assertThat(sizing(cached).onePlace()).isFalse();
        assertThat(sizing(cached).traffic().arriving()).isEqualTo(20 * 6); // a URL for each newest of the last 5 s
        assertThat(sizing(cached).traffic().out())
                .isEqualTo(sizing(alone).traffic().out());
        assertThat(sizing(cached).traffic().outOfNodes()).isLessThan(1e6);
    }

    @Test
    void countsEveryCommentForEveryViewer() {
        Traffic polled = Traffic.of(polled(1_000, 2, 4), COSTS);
        assertThat(polled.polls()).isEqualTo(200);
        assertThat(polled.told()).isCloseTo(1_000 * 0.5, within(1e-9));
        Traffic held = Traffic.of(held(1_000, 2, 250), COSTS);
        assertThat(held.told()).isEqualTo(2_000);
        assertThat(held.perPoll()).isZero();
    }

    @Test
    void hasDiskForAllCopies() {
        assertThat(sizing(polled(20, 1, 1)).disk())
                .isCloseTo(0.25 * 30 * 86_400 * 1_500 / 1e9, Percentage.withPercentage(1));
        assertThat(sizing(polled(20_000, 1, 1)).disk())
                .isCloseTo(3 * 0.25 * 30 * 86_400 * 1_500 / 1e9, Percentage.withPercentage(1));
    }

    @Test
    void foldsWithAsManyThreadsAsItTakes() {
        Sizing sizing = sizing(new Demand(100, 30_000, 1_000, 5, false, 1, 8, 18_000, 250, 100));
        assertThat(sizing.foldThreads()).isEqualTo(3);
        assertThat(sizing.partitions()).isEqualTo(6);
        assertThat(sizing.brokers()).isGreaterThan(3);
    }

    @Test
    void saysWhatNoViewCanFollow() {
        assertThatThrownBy(() -> sizing(polled(10, 100_000, 1)))
                .isInstanceOf(CannotBench.class)
                .hasMessageStartingWith("A view cannot follow 100000 comments a second on 2 cores");
    }

    private static Sizing sizing(Demand demand) {
        return Sizing.of(demand, COSTS, 1);
    }

    private static Demand polled(long viewers, double posts, int channels) {
        return new Demand(viewers, posts, channels, 5, false, 20, 2, 18_000, 250, 25);
    }

    private static Demand held(long viewers, double posts, double within) {
        return new Demand(viewers, posts, 1, 0, false, 20, 2, 18_000, within, 25);
    }
}
