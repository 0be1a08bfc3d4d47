package io.commentlog.broker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controller and broker in one, put together as Kafka's own {@link KafkaRaftServer} does, but for one part: what the
 * broker knows of the cluster is {@link LeaderlessPartitions}, without which a {@code kill -9} can leave transactions
 * that never end.
 */
final class KafkaNode {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
    private static final String PREFIX = Server.MetricsPrefix();

    private final String id;
    private final Metrics metrics;
    private final ControllerServer controller;
    private final Broker broker;

    KafkaNode(KafkaConfig config) {
        var directories = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        MetaPropertiesEnsemble formatted = directories._1();
        BootstrapMetadata bootstrap = directories._2();
        id = String.valueOf(config.nodeId());
        metrics = Server$.MODULE$.initializeMetrics(
                config, Time.SYSTEM, formatted.clusterId().orElseThrow());
        List<String> voters = config.quorumConfig().voters();
        SharedServer shared = new SharedServer(
                config,
                formatted,
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(voters)),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap);
        broker = new Broker(shared);
    }

    void startup() {
        controller.startup();
        broker.startup();
        AppInfoParser.registerAppInfo(PREFIX, id, metrics, Time.SYSTEM.milliseconds());
    }

    /** Returns when both have ended. */
    void shutdown() {
        broker.shutdown();
        controller.shutdown();
        AppInfoParser.unregisterAppInfo(PREFIX, id, metrics);
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    /** What the broker knows of the cluster, from when it has begun to start. */
    KRaftMetadataCache metadata() {
        return broker.known;
    }

    private static final class Broker extends BrokerServer {
        private KRaftMetadataCache known;

        Broker(SharedServer shared) {
            super(shared);
        }

        /** Scala's way to set the variable; the broker does so once, before it starts anything that asks it. */
        @Override
        public void metadataCache_$eq(KRaftMetadataCache made) {
            known = new LeaderlessPartitions(
                    config().nodeId(), () -> raftManager().client().kraftVersion());
            super.metadataCache_$eq(known);
        }
    }
}
