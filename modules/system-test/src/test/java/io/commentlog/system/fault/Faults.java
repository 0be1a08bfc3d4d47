package io.commentlog.system.fault;

import static io.commentlog.system.fault.Cluster.BOTS;
import static io.commentlog.system.fault.Cluster.BROKERS;
import static io.commentlog.system.fault.Cluster.FOLDS;
import static io.commentlog.system.fault.Cluster.QUERIES;
import static io.commentlog.system.fault.Limits.FAILOVER;
import static io.commentlog.system.fault.Limits.NO_FAILOVER;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The faults of the table. */
final class Faults {
    private static final double LONGER_THAN_A_SESSION = 7;
    private static final double LONG = 30;
    private static final double A_WHILE = 12;
    /** Until a JVM that is started among others has a view, or leads partitions, again. */
    private static final Duration START = Duration.ofSeconds(12);

    private Faults() {}

    static final Fault NONE = Fault.of("none", NO_FAILOVER, stage -> Pause.seconds(6));

    /** Of classes, compilers and connections, before anything is measured. */
    static final Fault WARM_UP = Fault.of("warm-up", NO_FAILOVER, stage -> Pause.seconds(2));

    /** Nobody can answer for a moment: what a node says while it loads is what clients get. */
    static final Fault BOTH_QUERIES =
            Fault.of("kill -9 of both query nodes at once", NO_FAILOVER.withOutage(START), stage -> {
                QUERIES.forEach(stage::kill);
                QUERIES.forEach(stage::restart);
            });

    static final Fault CONTROLLER = Fault.of(
            "kill -9 of the controller leader",
            FAILOVER,
            stage -> stage.killFor(stage.cluster().kafka().controller(), LONGER_THAN_A_SESSION));

    /** What runs with every build. */
    static final List<Fault> SHORT = List.of(
            NONE,
            kill9("query-1", NO_FAILOVER),
            kill9("materialize-1", FAILOVER),
            kill9("bot-1", NO_FAILOVER),
            kill9("broker-1", FAILOVER),
            CONTROLLER);

    static final List<Fault> ALL = Stream.of(SHORT, eachTwice(), paused(), restarts(), network(), files(), others())
            .flatMap(List::stream)
            .toList();

    private static Fault kill9(String name, Limits limits) {
        return Fault.of("kill -9 of " + name, limits, stage -> stage.killFor(name, LONGER_THAN_A_SESSION));
    }

    private static List<Fault> eachTwice() {
        return List.of(
                bothKilled("query nodes", QUERIES, NO_FAILOVER),
                bothKilled("folds", FOLDS, FAILOVER),
                bothKilled("bots", BOTS, NO_FAILOVER),
                Fault.of(
                        "kill -9 of all processes at once",
                        FAILOVER.withOutage(START).withoutBrokers(START),
                        stage -> stage.cluster().names().forEach(stage::kill)));
    }

    private static Fault bothKilled(String what, List<String> names, Limits limits) {
        return Fault.of(
                "kill -9 of both " + what + ", one after the other",
                limits,
                stage -> names.forEach(name -> stage.killFor(name, 3)));
    }

    private static List<Fault> paused() {
        return List.of(
                pause("query-1", NO_FAILOVER),
                pause("materialize-1", FAILOVER),
                pause("bot-1", NO_FAILOVER),
                pause("broker-1", FAILOVER),
                Fault.of("SIGSTOP of broker-1, which leads every partition, 30 s", FAILOVER, stage -> {
                    Runnable back = stage.cluster().kafka().letLead(1);
                    // What starts now is connected to no other broker: it has nobody else to ask for a successor.
                    QUERIES.forEach(stage::restartInOrder);
                    stage.pauseFor("broker-1", LONG);
                    Pause.until(stage.cluster().kafka()::isInSync, Duration.ofSeconds(60));
                    back.run();
                }),
                Fault.of(
                        "SIGSTOP of the controller leader, 30 s",
                        FAILOVER,
                        stage -> stage.pauseFor(stage.cluster().kafka().controller(), LONG)));
    }

    private static Fault pause(String name, Limits limits) {
        return Fault.of("SIGSTOP of " + name + ", 30 s", limits, stage -> stage.pauseFor(name, LONG));
    }

    private static List<Fault> restarts() {
        return List.of(
                rolling(
                        "query nodes and bots",
                        NO_FAILOVER,
                        Stream.of(QUERIES, BOTS).flatMap(List::stream).toList()),
                rolling("folds", FAILOVER, FOLDS),
                rolling("brokers", FAILOVER, BROKERS),
                Fault.of(
                        "two of three brokers down",
                        FAILOVER.withoutBrokers(START.plusSeconds((long) A_WHILE)),
                        stage -> {
                            stage.kill("broker-2");
                            stage.kill("broker-3");
                            Pause.seconds(A_WHILE);
                        }));
    }

    private static Fault rolling(String what, Limits limits, List<String> names) {
        return Fault.of(
                "rolling restart of " + what,
                limits,
                stage -> names.forEach(name -> {
                    stage.restartInOrder(name);
                    Pause.until(stage.cluster().kafka()::isInSync, Duration.ofSeconds(60));
                }));
    }

    private static List<Fault> network() {
        return List.of(
                Fault.of("partition: query-1 and the brokers", FAILOVER, stage -> {
                    stage.cluster().links().set(Weather.partition(Set.of("query-1"), Set.copyOf(BROKERS)));
                    Pause.seconds(A_WHILE);
                }),
                Fault.of("partition: broker-3 and the other two", FAILOVER, stage -> {
                    stage.cluster().links().set(Weather.partition(Set.of("broker-3"), Set.of("broker-1", "broker-2")));
                    Pause.seconds(A_WHILE);
                }),
                Fault.of(
                        "200 ms ± 100 ms from nodes to brokers, 5 % lost",
                        FAILOVER, stage -> {
                            stage.cluster()
                                    .links()
                                    .set(Weather.slow(
                                                    Duration.ofMillis(200),
                                                    Duration.ofMillis(100),
                                                    0.05,
                                                    Duration.ofMillis(200),
                                                    stage.random())
                                            .exceptFrom(Set.copyOf(BROKERS)));
                            Pause.seconds(A_WHILE);
                        }));
    }

    private static List<Fault> files() {
        return List.of(
                Fault.of("state directory of materialize-1 deleted", FAILOVER, stage -> {
                    stage.kill("materialize-1");
                    Damage.delete(stage.cluster().data("materialize-1"));
                    stage.restart("materialize-1");
                }),
                Fault.of("RocksDB files of materialize-1 corrupted", FAILOVER, stage -> {
                    stage.kill("materialize-1");
                    Damage.corrupt(stage.cluster().data("materialize-1"), stage.random());
                    stage.restart("materialize-1");
                }),
                Fault.of("snapshot of query-1 corrupted", NO_FAILOVER, stage -> {
                    stage.kill("query-1");
                    Damage.corrupt(stage.cluster().data("query-1"), stage.random());
                    stage.restart("query-1");
                }),
                new Fault(
                        "disk full under materialize-1",
                        FAILOVER,
                        Fault.Needs.ROOT,
                        stage -> fill(stage, "materialize-1")),
                new Fault("disk full under query-1", NO_FAILOVER, Fault.Needs.ROOT, stage -> fill(stage, "query-1")));
    }

    private static void fill(Fault.Stage stage, String name) {
        stage.kill(name);
        try (SmallDisk disk = SmallDisk.mount(stage.cluster().data(name))) {
            stage.restart(name);
            disk.fill();
            Pause.seconds(A_WHILE);
            if (stage.cluster().child(name).isAlive()) {
                stage.kill(name);
            }
        }
    }

    private static List<Fault> others() {
        return List.of(
                clock("query-1", NO_FAILOVER),
                clock("materialize-1", FAILOVER),
                Fault.of("rebuild as a second view", NO_FAILOVER, Faults::rebuild),
                Fault.of("poison in the topic", NO_FAILOVER, stage -> {
                    Poison.send(stage.cluster().kafka().bootstrapServers());
                    Pause.seconds(4);
                }),
                Fault.of("bots killed around their replies", NO_FAILOVER, BotKiller::run));
    }

    /** Beside the view that is read, from the log's beginning; until it is complete. By nice, as docs/operating.md says. */
    private static void rebuild(Fault.Stage stage) {
        stage.cluster().nodeInTheBackground("materialize-v2", "materialize", "--view", "v2");
        stage.cluster().nodeInTheBackground("query-v2", "query", "--view", "v2");
        stage.cluster().awaitReady("materialize-v2");
        stage.cluster().awaitReady("query-v2");
        Pause.seconds(2);
        stage.kill("query-v2");
        stage.kill("materialize-v2");
    }

    private static Fault clock(String name, Limits limits) {
        return new Fault("clock of " + name + " an hour ahead", limits, Fault.Needs.COMPILER, stage -> {
            stage.kill(name);
            stage.cluster().child(name).restart(WrongClock.in(stage.cluster().data(name)));
            stage.cluster().awaitReady(name);
            Pause.seconds(6);
            stage.killFor(name, 0);
        });
    }
}
