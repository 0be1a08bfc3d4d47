package io.commentlog.bench.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A demand and what it takes, as a terminal shows it. Pure: the same demand, costs, prices and seed give the same lines. */
public final class CapacityPlan {
    private final Demand demand;
    private final Prices prices;
    private final Sizing sizing;
    private final List<String> lines = new ArrayList<>();

    private CapacityPlan(Demand demand, UnitCosts costs, Prices prices, long seed) {
        this.demand = demand;
        this.prices = prices;
        this.sizing = Sizing.of(demand, costs, seed);
    }

    /**
     * @param explained whether every unit cost is told, and where it is from
     * @throws io.commentlog.bench.CannotBench if there is no such number of nodes
     */
    public static List<String> lines(Demand demand, UnitCosts costs, Prices prices, long seed, boolean explained) {
        CapacityPlan plan = new CapacityPlan(demand, costs, prices, seed);
        plan.comes();
        plan.takes();
        plan.simulated();
        plan.givesWay();
        plan.costs();
        if (explained) {
            plan.head("Unit costs");
            costs.rows()
                    .forEach(row -> plan.lines.add(
                            String.format(Locale.ROOT, "  %-46s %16s   %s", row.get(0), row.get(1), row.get(2))));
        } else {
            plan.lines.add("");
            plan.lines.add(costs.sentence() + " (--explain).");
        }
        return plan.lines;
    }

    private void comes() {
        Traffic traffic = sizing.traffic();
        lines.add("What comes at the busiest time");
        String way = demand.held()
                ? "each with a poll that is held"
                : "each polls every " + number(demand.interval()) + " s";
        row("viewers", number((double) demand.viewers()), way);
        row("comments/s", number(demand.posts()), "in " + counted(demand.channels(), "channel"));
        row("polls/s", number(traffic.polls()), demand.held() ? "that end with nothing" : "of all viewers");
        if (demand.sharedCache()) {
            row(
                    "polls/s to nodes",
                    number(traffic.arriving()),
                    demand.held()
                            ? "a shared cache takes none of those that are held"
                            : demand.places() + " places of the shared cache, each second one for each of "
                                    + number(Traffic.urls(demand)) + " URLs");
        }
        row("comments told/s", number(traffic.told()), "each counted for each viewer who gets it");
        row(
                "MB/s to viewers",
                number(traffic.out() / 1e6),
                "of which nodes send " + number(traffic.outOfNodes() / 1e6));
    }

    private void takes() {
        head("What it takes");
        if (sizing.onePlace()) {
            row("processes", "1", "./commentlog up: every role and the broker, one copy of the log");
        } else {
            row("query nodes", number(sizing.queryNodesAndOneToSpare()), "ingest, query, page; one of them to spare");
            row("materialize nodes", number(sizing.materializeNodes()), "one of them to spare");
            row("brokers", number(sizing.brokers()), "three copies of everything");
        }
        row("fold threads", number(sizing.foldThreads()), "in all");
        row("partitions", number(sizing.partitions()), "of topic comments; they never change");
        row("memory of a node", number(sizing.memory()) + " MB", demand.cores() + " cores each");
        row("disk", number(sizing.disk()) + " GB", "more every month, all copies");
    }

    private void simulated() {
        head("One node at that time, simulated");
        row("busy", percent(sizing.node().busy()), "of its cores");
        row(
                "p50",
                String.format(Locale.ROOT, "%,.1f ms", sizing.node().percentile(50)),
                demand.held() ? "from the comment to a viewer" : "of a poll");
        row(
                "p99",
                String.format(Locale.ROOT, "%,.1f ms", sizing.node().percentile(99)),
                "at most " + number(demand.within()) + " ms were asked for");
    }

    private void givesWay() {
        head("What gives way first, and how near that is");
        sizing.used().entrySet().stream()
                .sorted(Map.Entry.<Limit, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .limit(2)
                .forEach(used -> row(
                        used.getKey().what(),
                        percent(used.getValue()),
                        used.getKey().knob()));
    }

    private void costs() {
        Money money = Money.of(demand, sizing, prices);
        head("What it costs a month, at " + number(demand.average()) + " % of the busiest time on average");
        row("nodes", number(money.nodes()), number(prices.node()) + " each");
        row("brokers", number(money.brokers()), number(prices.broker()) + " each");
        row("disk", number(money.disk()), "of the first month, " + number(prices.disk()) + " a GB");
        row(
                "traffic",
                number(money.traffic()),
                number(money.gigabytesOut()) + " GB, " + number(prices.traffic()) + " each");
        row("all", number(money.all()), "");
    }

    private void head(String text) {
        lines.add("");
        lines.add(text);
    }

    private void row(String what, String howMuch, String remark) {
        lines.add(String.format(Locale.ROOT, "  %-26s %14s   %s", what, howMuch, remark)
                .stripTrailing());
    }

    private static String counted(long number, String what) {
        return number((double) number) + " " + what + (number == 1 ? "" : "s");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, part < 0.095 ? "%.1f %%" : "%.0f %%", 100 * part);
    }

    /** With as many digits as anybody should believe. */
    static String number(double value) {
        if (value == Math.rint(value) || value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return value < 1
                ? new BigDecimal(value)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
