package io.commentlog.bench.plan;

/** What a sizing costs a month. */
record Money(double nodes, double brokers, double disk, double traffic, double gigabytesOut) {
    static Money of(Demand demand, Sizing sizing, Prices prices) {
        double out = sizing.traffic().out() * demand.average() / 100 * Sizing.SECONDS_A_MONTH / 1e9;
        return new Money(
                (sizing.queryNodesAndOneToSpare() + sizing.materializeNodes()) * prices.node(),
                sizing.brokers() * prices.broker(),
                sizing.disk() * prices.disk(),
                out * prices.traffic(),
                out);
    }

    double all() {
        return nodes + brokers + disk + traffic;
    }
}
