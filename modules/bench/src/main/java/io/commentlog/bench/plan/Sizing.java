package io.commentlog.bench.plan;

import io.commentlog.bench.CannotBench;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a demand takes. Pure.
 *
 * @param onePlace whether one process with every role does
 * @param queryNodes that are needed, without one to spare
 * @param used of each limit, the part of what is planned with
 */
record Sizing(
        Traffic traffic,
        boolean onePlace,
        int queryNodes,
        int foldThreads,
        int partitions,
        int materializeNodes,
        int brokers,
        double memory,
        double disk,
        NodeSimulation.Outcome node,
        Map<Limit, Double> used) {
    /** Of what anything could do, what is planned with: the rest is for minutes that are not like others. */
    static final double PLANNED = 0.6;

    static final double SECONDS_A_MONTH = 30 * 24 * 3_600.0;
    private static final int COPIES = 3;
    private static final int PARTITIONS = 6;
    private static final double BYTES_PER_GBIT = 125e6;
    /** The log, the store, the window, and the position of the partition. */
    private static final double RECORDS = 4;

    private static final double MORE = 1.1;
    private static final int MOST_NODES = 100_000;

    static Sizing of(Demand demand, UnitCosts costs, long seed) {
        Traffic traffic = Traffic.of(demand, costs);
        int nodes = nodes(demand, costs, traffic);
        NodeSimulation.Outcome node = NodeSimulation.run(load(demand, costs, traffic, nodes), seed);
        while (node.percentile(99) > demand.within() && nodes < MOST_NODES) {
            nodes = (int) Math.ceil(nodes * MORE);
            node = NodeSimulation.run(load(demand, costs, traffic, nodes), seed);
        }
        if (nodes >= MOST_NODES) {
            throw new CannotBench("No number of nodes answers 99 of 100 within " + (long) demand.within() + " ms");
        }
        // What so many look at should not be gone with one machine, even if a cache asks for them.
        boolean onePlace = nodes == 1 && demand.viewers() <= demand.connections();
        int foldThreads = atLeastOne(demand.posts() / (costs.of(UnitCost.FOLD) * PLANNED));
        double network = costs.of(UnitCost.NETWORK) * BYTES_PER_GBIT;
        double taken = demand.posts() * RECORDS * COPIES / costs.of(UnitCost.BROKER);
        double read = demand.posts() * RECORDS * costs.of(UnitCost.COMMENT) * nodes / network;
        int brokers = onePlace ? 0 : Math.max(COPIES, atLeastOne(Math.max(taken, read) / PLANNED));

        Map<Limit, Double> used = new EnumMap<>(Limit.class);
        used.put(Limit.CORES, node.busy() / PLANNED);
        used.put(Limit.CONNECTIONS, connections(demand) / nodes / demand.connections());
        used.put(Limit.NETWORK, traffic.outOfNodes() / nodes / network / PLANNED);
        used.put(Limit.PATIENCE, node.percentile(99) / demand.within());
        used.put(Limit.FOLD, demand.posts() / (foldThreads * costs.of(UnitCost.FOLD) * PLANNED));
        if (!onePlace) {
            used.put(Limit.BROKERS, Math.max(taken, read) / PLANNED / brokers);
        }
        return new Sizing(
                traffic,
                onePlace,
                nodes,
                foldThreads,
                Math.max(PARTITIONS, 2 * foldThreads),
                onePlace ? 0 : Math.max(2, atLeastOne((double) foldThreads / demand.cores())),
                brokers,
                costs.of(onePlace ? UnitCost.UP : UnitCost.QUERY)
                        + connections(demand) / nodes * costs.of(UnitCost.WAITER) / 1e3,
                demand.posts()
                        * demand.average()
                        / 100
                        * SECONDS_A_MONTH
                        * costs.of(UnitCost.DISK)
                        * (onePlace ? 1 : COPIES)
                        / 1e9,
                node,
                Map.copyOf(used));
    }

    /** That have the cores, the connections and the network. */
    private static int nodes(Demand demand, UnitCosts costs, Traffic traffic) {
        double planned = demand.cores() * PLANNED - demand.posts() * costs.seconds(UnitCost.UPDATE);
        if (planned <= 0) {
            throw new CannotBench("A view cannot follow " + (long) demand.posts() + " comments a second on "
                    + demand.cores() + " cores: more --cores, or a view for each part of the channels");
        }
        NodeLoad.Times times = times(costs);
        double work = traffic.arriving() * (times.empty() + traffic.perPoll() * times.each())
                + (demand.held() ? traffic.told() * times.wake() : 0)
                + demand.posts() * times.post();
        double network = costs.of(UnitCost.NETWORK) * BYTES_PER_GBIT * PLANNED;
        return Math.max(
                atLeastOne(work / planned),
                Math.max(
                        atLeastOne(connections(demand) / demand.connections()),
                        atLeastOne(traffic.outOfNodes() / network)));
    }

    /** A CDN keeps a few for each of its places. */
    private static double connections(Demand demand) {
        return demand.sharedCache() && !demand.held() ? demand.places() * 64.0 : demand.viewers();
    }

    private static NodeLoad load(Demand demand, UnitCosts costs, Traffic traffic, int nodes) {
        return new NodeLoad(
                demand.cores(),
                demand.held() ? 0 : traffic.arriving() / nodes,
                demand.interval(),
                demand.held() ? (double) demand.viewers() / nodes : 0,
                demand.posts(),
                demand.posts() / nodes,
                demand.channels(),
                times(costs));
    }

    private static NodeLoad.Times times(UnitCosts costs) {
        double empty = costs.seconds(UnitCost.EMPTY_POLL);
        return new NodeLoad.Times(
                costs.of(UnitCost.UNLOADED) / 1e3,
                costs.of(UnitCost.TAIL) / 1e3,
                empty,
                Math.max(0, costs.seconds(UnitCost.PAGE) - empty) / 50,
                costs.seconds(UnitCost.WAKE),
                costs.seconds(UnitCost.UPDATE),
                costs.seconds(UnitCost.POST));
    }

    private static int atLeastOne(double number) {
        return (int) Math.min(MOST_NODES, Math.max(1, Math.ceil(number)));
    }

    /** What gives way first when there is more of everything. */
    Limit next() {
        return used.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Processes with the roles ingest, query and page, one of which may be lost; or the one that does everything. */
    int queryNodesAndOneToSpare() {
        return onePlace ? 1 : queryNodes + 1;
    }
}
