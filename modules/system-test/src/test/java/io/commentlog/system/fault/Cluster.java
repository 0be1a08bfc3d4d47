package io.commentlog.system.fault;

import io.commentlog.node.Main;
import io.commentlog.system.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three brokers, two folds, two nodes for clients and two bots, each a process with a small heap; the brokers are behind
 * {@link Links}. Harmed by one thread, which also makes it whole again.
 */
final class Cluster implements AutoCloseable {
    static final List<String> BROKERS = List.of("broker-1", "broker-2", "broker-3");
    static final List<String> FOLDS = List.of("materialize-1", "materialize-2");
    static final List<String> QUERIES = List.of("query-1", "query-2");
    static final List<String> BOTS = List.of("bot-1", "bot-2");

    private static final Duration START = Duration.ofSeconds(150);
    private static final int BROKER_HEAP = 256;
    private static final int NODE_HEAP = 144;
    /** More than a row has of one channel. */
    private static final String RECENT = "2000";

    private final Path directory;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private final Map<String, Integer> ports = new TreeMap<>();
    private final BrokerFiles files;
    private final Links links;
    private final Kafka kafka;

    private Cluster(Path directory) {
        this.directory = directory;
        this.files = new BrokerFiles(directory, ports(3), ports(3), ports(3), ports(3));
        this.links = new Links(new Owners(this::pids));
        for (int broker = 0; broker < BrokerFiles.BROKERS; broker++) {
            String name = BROKERS.get(broker);
            links.open(files.clientProxies().get(broker), name, files.clients().get(broker));
            links.open(
                    files.controllerProxies().get(broker),
                    name,
                    files.controllers().get(broker));
        }
        links.start();
        this.kafka = new Kafka(files.bootstrapServers());
    }

    /** Returns when everything is ready. */
    static Cluster start(Path directory) {
        Cluster cluster = new Cluster(directory);
        try {
            cluster.startBrokers();
            cluster.startNodes();
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    private static List<Integer> ports(int count) {
        return IntStream.range(0, count).mapToObj(any -> FreePorts.next()).toList();
    }

    private void startBrokers() {
        for (int broker = 0; broker < BrokerFiles.BROKERS; broker++) {
            Path properties = files.prepare(broker);
            child(BROKERS.get(broker), BROKER_HEAP, List.of("kafka.Kafka", properties.toString()));
        }
        require("three brokers", Pause.until(() -> kafka.brokers() == BrokerFiles.BROKERS, START));
        Child topics = Child.start(
                "topics",
                NODE_HEAP,
                List.of(Main.class.getName(), "topics", "apply", "--bootstrap-server", files.bootstrapServers()));
        if (topics.awaitExit(START) != 0) {
            throw new IllegalStateException("The topics could not be made");
        }
    }

    private void startNodes() {
        FOLDS.forEach(name -> node(name, "materialize", "--standbys", "1", "--recent", RECENT));
        QUERIES.forEach(name -> node(name, "ingest,query", "--recent", RECENT));
        String urls =
                QUERIES.stream().map(name -> "http://127.0.0.1:" + port(name)).collect(Collectors.joining(","));
        // A bot is on nobody's way to a comment: what its starts take of two cores, readers would pay for.
        BOTS.forEach(name -> nodeInTheBackground(name, "bot", "--bot-workers", "6", "--query-url", urls));
        awaitWhole();
    }

    /** Not among {@link #names}: restored by nobody. */
    void node(String name, String roles, String... more) {
        child(name, NODE_HEAP, node(name, roles, List.of(more)));
    }

    /** The same with what the others leave of the processors. */
    void nodeInTheBackground(String name, String roles, String... more) {
        children.put(name, Child.startInTheBackground(name, NODE_HEAP, node(name, roles, List.of(more))));
    }

    private List<String> node(String name, String roles, List<String> more) {
        int port = FreePorts.next();
        ports.put(name, port);
        List<String> arguments = new ArrayList<>(List.of(Main.class.getName(), "run", "--roles", roles));
        arguments.addAll(List.of("--port", Integer.toString(port), "--bootstrap-server", files.bootstrapServers()));
        arguments.addAll(List.of("--data", data(name).toString()));
        arguments.addAll(more);
        return arguments;
    }

    private void child(String name, int heap, List<String> mainAndArguments) {
        children.put(name, Child.start(name, heap, mainAndArguments));
    }

    private Map<String, Long> pids() {
        return children.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, child -> child.getValue().pid()));
    }

    /** Of all processes. */
    List<String> names() {
        return Stream.of(BROKERS, FOLDS, QUERIES, BOTS).flatMap(List::stream).toList();
    }

    Child child(String name) {
        return children.get(name);
    }

    int port(String name) {
        return ports.get(name);
    }

    /** Where a node keeps its own. */
    Path data(String name) {
        return directory.resolve(name);
    }

    Links links() {
        return links;
    }

    Kafka kafka() {
        return kafka;
    }

    /** Ports of the nodes that clients may use, by name. */
    Map<String, Integer> front() {
        return QUERIES.stream().collect(Collectors.toMap(name -> name, this::port));
    }

    boolean isReady(String name) {
        return BROKERS.contains(name) ? child(name).isAlive() : Probe.isReady(port(name));
    }

    void awaitReady(String name) {
        require(name, Pause.until(() -> isReady(name), START));
    }

    /** Undoes what faults have left: starts what has ended, wakes what sleeps, heals the links, and waits for it all. */
    void restore() {
        links.set(Weather.CLEAR);
        children.values().forEach(Child::resume);
        names().stream()
                .filter(name -> !child(name).isAlive())
                .forEach(name -> child(name).restart());
        awaitWhole();
    }

    private void awaitWhole() {
        Stream.of(FOLDS, QUERIES, BOTS).flatMap(List::stream).forEach(this::awaitReady);
        require("every replica in sync", Pause.until(kafka::isInSync, START));
    }

    private static void require(String what, boolean so) {
        if (!so) {
            throw new IllegalStateException("Not in time: " + what);
        }
    }

    @Override
    public void close() {
        children.values().stream().filter(Child::isAlive).forEach(Child::kill9);
        kafka.close();
        links.close();
    }
}
