package io.commentlog.node.cli;

import io.commentlog.bench.plan.Demand;
import io.commentlog.bench.plan.Prices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of {@code bench plan}, and a demand read out of them; what is wrong becomes a problem there. Pure. */
final class PlanSettings {
    private static final String NUMBER = "a number of at least 0";

    static final Setting VIEWERS =
            Setting.open(Setting.Group.DEMAND, "viewers", "N", "Viewers at the same time; needed.");
    static final Setting POSTS = Setting.open(
            Setting.Group.DEMAND, "posts", "N", "Comments a second, in all channels together; needed. May be 0.01.");
    static final Setting CHANNELS = Setting.number(
            Setting.Group.DEMAND, "channels", "N", "That both are spread over, evenly.", "1", 1, 1_000_000);
    static final Setting INTERVAL = Setting.of(
            Setting.Group.DEMAND,
            "interval",
            "SECONDS",
            "Between two polls of a viewer; 0 for polls that are held until there is something.",
            "5");
    static final Setting PLACES = Setting.number(
            Setting.Group.DEMAND,
            "places",
            "N",
            "Of the shared cache, if there is one: each asks for itself.",
            "20",
            1,
            10_000);
    static final Setting CORES = Setting.number(Setting.Group.DEMAND, "cores", "N", "Of a node.", "2", 1, 256);
    static final Setting CONNECTIONS = Setting.number(
            Setting.Group.DEMAND,
            "connections",
            "N",
            "That a node may hold: what ulimit -n leaves it.",
            "18000",
            1,
            10_000_000);
    static final Setting WITHIN = Setting.number(
            Setting.Group.DEMAND, "within", "MS", "That 99 of 100 answers may take in a node.", "250", 1, 60_000);
    static final Setting AVERAGE = Setting.number(
            Setting.Group.DEMAND,
            "average",
            "PERCENT",
            "Of the busiest time, that a month is on average.",
            "25",
            1,
            100);
    static final Setting COSTS = Setting.open(
            Setting.Group.DEMAND,
            "costs",
            "DIR",
            "Results of bench, for what each thing costs; if not said, docs/benchmarks where there is one.");

    static final Setting PRICE_NODE = Setting.of(Setting.Group.PRICES, "price-node", "PRICE", "A node a month.", "30");
    static final Setting PRICE_BROKER =
            Setting.of(Setting.Group.PRICES, "price-broker", "PRICE", "A broker a month, its disk not counted.", "60");
    static final Setting PRICE_DISK =
            Setting.of(Setting.Group.PRICES, "price-disk", "PRICE", "A GB of disk a month.", "0.10");
    static final Setting PRICE_TRAFFIC =
            Setting.of(Setting.Group.PRICES, "price-traffic", "PRICE", "A GB that goes out.", "0.05");

    static final List<Setting> PLAN = List.of(
            VIEWERS,
            POSTS,
            CHANNELS,
            INTERVAL,
            Setting.SHARED_CACHE,
            PLACES,
            CORES,
            CONNECTIONS,
            WITHIN,
            AVERAGE,
            COSTS,
            PRICE_NODE,
            PRICE_BROKER,
            PRICE_DISK,
            PRICE_TRAFFIC);

    private PlanSettings() {}

    static Demand demand(Settings settings) {
        return new Demand(
                (long) needed(settings, VIEWERS),
                needed(settings, POSTS),
                settings.number(CHANNELS),
                amount(settings, INTERVAL),
                settings.read(Setting.SHARED_CACHE, "on or off", NodeSettings::onOrOff)
                        .orElse(false),
                settings.number(PLACES),
                settings.number(CORES),
                settings.number(CONNECTIONS),
                settings.number(WITHIN),
                settings.number(AVERAGE));
    }

    static Prices prices(Settings settings) {
        return new Prices(
                amount(settings, PRICE_NODE),
                amount(settings, PRICE_BROKER),
                amount(settings, PRICE_DISK),
                amount(settings, PRICE_TRAFFIC));
    }

    static Optional<Path> costs(Settings settings) {
        return settings.read(COSTS, "a directory", text -> Optional.of(Path.of(text)));
    }

    private static double needed(Settings settings, Setting setting) {
        if (settings.text(setting).isEmpty()) {
            settings.problem(setting.option() + " is needed: " + NUMBER + ".");
        }
        return amount(settings, setting);
    }

    private static double amount(Settings settings, Setting setting) {
        return settings.read(
                        setting,
                        NUMBER,
                        text -> Optional.of(Double.valueOf(text)).filter(value -> value >= 0 && value <= 1e12))
                .orElse(0.0);
    }
}
