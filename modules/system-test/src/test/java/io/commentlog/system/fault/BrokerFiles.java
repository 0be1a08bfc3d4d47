package io.commentlog.system.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * What three Kafka brokers, each a controller as well, are started from: a formatted directory and a
 * {@code server.properties}. All that they and their clients say to each other goes to the addresses of proxies.
 *
 * @param clients ports where the brokers listen for clients and each other
 * @param controllers ports where they listen as controllers
 * @param clientProxies ports that lead to {@code clients}
 * @param controllerProxies ports that lead to {@code controllers}
 */
record BrokerFiles(
        Path directory,
        List<Integer> clients,
        List<Integer> controllers,
        List<Integer> clientProxies,
        List<Integer> controllerProxies) {
    static final int BROKERS = 3;
    private static final String CLUSTER = "commentlog-faults-0000";
    private static final String HOST = "127.0.0.1:";

    /** Writes those of one broker; returns its {@code server.properties}. */
    Path prepare(int broker) {
        Path home = directory.resolve("broker-" + (broker + 1));
        Path log = home.resolve("kafka");
        Path file = home.resolve("server.properties");
        Properties properties = properties(broker, log);
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(log);
            new Formatter()
                    .setPrintStream(quiet)
                    .setClusterId(CLUSTER)
                    .setNodeId(broker + 1)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .run();
            Files.writeString(
                    file,
                    properties.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("A broker's directory could not be formatted", e);
        }
        return file;
    }

    /** For clients. */
    String bootstrapServers() {
        return clientProxies.stream().map(port -> HOST + port).collect(Collectors.joining(","));
    }

    private Properties properties(int broker, Path log) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", broker + 1);
        properties.put("log.dirs", log);
        properties.put(
                "controller.quorum.voters",
                IntStream.range(0, BROKERS)
                        .mapToObj(voter -> (voter + 1) + "@" + HOST + controllerProxies.get(voter))
                        .collect(Collectors.joining(",")));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listeners",
                "PLAIN://" + HOST + clients.get(broker) + ",CONTROLLER://" + HOST + controllers.get(broker));
        properties.put(
                "advertised.listeners",
                "PLAIN://" + HOST + clientProxies.get(broker) + ",CONTROLLER://" + HOST
                        + controllerProxies.get(broker));
        properties.put("listener.security.protocol.map", "PLAIN:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAIN");
        replicas(properties);
        timeouts(properties);
        small(properties);
        return properties;
    }

    private static void replicas(Properties properties) {
        properties.put("auto.create.topics.enable", false);
        properties.put("default.replication.factor", 3);
        properties.put("min.insync.replicas", 2);
        properties.put("offsets.topic.replication.factor", 3);
        properties.put("offsets.topic.num.partitions", 3);
        properties.put("transaction.state.log.replication.factor", 3);
        properties.put("transaction.state.log.min.isr", 2);
        properties.put("transaction.state.log.num.partitions", 3);
        properties.put("share.coordinator.state.topic.replication.factor", 3);
        properties.put("share.coordinator.state.topic.min.isr", 2);
        properties.put("share.coordinator.state.topic.num.partitions", 3);
    }

    private static void timeouts(Properties properties) {
        // A broker that says nothing for so long has lost its partitions' leadership; Kafka's default is nine seconds.
        // The controllers' own leader must be missed before that can be seen, so both together must be less than the
        // folds' transactions may take.
        properties.put("broker.session.timeout.ms", 2500);
        properties.put("controller.quorum.fetch.timeout.ms", 1500);
        properties.put("controller.quorum.election.timeout.ms", 500);
        properties.put("controller.quorum.election.backoff.max.ms", 500);
        properties.put("broker.heartbeat.interval.ms", 500);
        // A marker of a transaction's end that was sent to a broker that hangs goes to its successor after so long, not
        // after thirty seconds; until then nobody can read what was committed behind it.
        properties.put("request.timeout.ms", 2500);
        // What a dead fold left open keeps its successor waiting: brokers look for it every ten seconds by default.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", 1000);
        properties.put("add.partitions.to.txn.retry.backoff.ms", 1);
        properties.put("group.initial.rebalance.delay.ms", 0);
        properties.put("group.min.session.timeout.ms", 6000);
        properties.put("group.share.assignment.interval.ms", 0);
        properties.put("group.share.min.heartbeat.interval.ms", 300);
        properties.put("group.share.heartbeat.interval.ms", 300);
        properties.put("group.share.min.session.timeout.ms", 6000);
        properties.put("group.share.session.timeout.ms", 6000);
        properties.put("group.share.max.size", 1000);
        properties.put("group.share.initialize.retry.interval.ms", 1000);
    }

    private static void small(Properties properties) {
        properties.put("num.network.threads", 2);
        properties.put("num.io.threads", 4);
        properties.put("background.threads", 2);
        properties.put("message.max.bytes", 2 << 20);
        properties.put("log.segment.bytes", 64 << 20);
        properties.put("log.index.size.max.bytes", 1 << 20);
        properties.put("log.cleaner.threads", 1);
        properties.put("log.cleaner.dedupe.buffer.size", 4 << 20);
        properties.put("log.cleaner.io.buffer.size", 256 << 10);
        properties.put("offsets.load.buffer.size", 1 << 20);
        properties.put("transaction.state.log.load.buffer.size", 1 << 20);
        properties.put("share.coordinator.load.buffer.size", 1 << 20);
    }
}
