package io.commentlog.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The embedded broker's {@code server.properties}: one node that is broker and controller, small in memory, quick to
 * start and to stop. Pure.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(BrokerConfig config, Path log, int port, int controllerPort) {
        Properties settings = new Properties();
        quorum(settings, config.host(), port, controllerPort);
        storage(settings, log);
        oneReplica(settings, config.partitions());
        groups(settings);
        small(settings);
        return settings;
    }

    private static void quorum(Properties settings, String host, int port, int controllerPort) {
        String controller = "127.0.0.1:" + controllerPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        // A static voter at kraft.version 0 is read from here at every start, so both ports may be others than last
        // time.
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listeners", "CLIENTS://" + host + ":" + port + "," + CONTROLLER_LISTENER + "://" + controller);
        settings.put("advertised.listeners", "CLIENTS://" + host + ":" + port);
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        // After kill -9 the controller lets the broker in again only when the session of the dead one has run out.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "200");
        // The no-op records keep the followers' lag honest; there are no followers.
        settings.put("metadata.max.idle.interval.ms", "0");
    }

    private static void storage(Properties settings, Path log) {
        settings.put("log.dirs", log.toString());
        settings.put("log.segment.bytes", String.valueOf(64 << 20));
        settings.put("metadata.log.segment.bytes", String.valueOf(16 << 20));
        settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        settings.put("message.max.bytes", String.valueOf(2 << 20));
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
        settings.put("log.cleaner.backoff.ms", "5000");
        // Read and written. A log that fills as fast as it can would be compacted as fast, a quarter of a core long.
        settings.put("log.cleaner.io.max.bytes.per.second", String.valueOf(8 << 20));
    }

    private static void oneReplica(Properties settings, int partitions) {
        settings.put("num.partitions", String.valueOf(partitions));
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void groups(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "6000");
        // A worker that joins a share group gets its partitions with its second heartbeat, and a dead one keeps its own
        // until its session ends: five and forty-five seconds by default. With a beat a second an idle node needs a
        // quarter less of its little, and takes a second more to start.
        settings.put("group.share.assignment.interval.ms", "0");
        settings.put("group.share.min.heartbeat.interval.ms", "300");
        settings.put("group.share.heartbeat.interval.ms", "300");
        settings.put("group.share.min.session.timeout.ms", "6000");
        settings.put("group.share.session.timeout.ms", "6000");
        settings.put("group.share.max.size", "1000");
        settings.put("group.share.initialize.retry.interval.ms", "1000");
        // The fold's first write after a commit waits until the commit is in every partition: a millisecond or two.
        // Kafka looks again after twenty, and what came meanwhile is seen that much later.
        settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("offsets.load.buffer.size", String.valueOf(1 << 20));
        settings.put("transaction.state.log.load.buffer.size", String.valueOf(1 << 20));
        settings.put("share.coordinator.load.buffer.size", String.valueOf(1 << 20));
    }

    private static void small(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("queued.max.requests", "100");
    }
}
