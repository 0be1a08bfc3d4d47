package io.commentlog.materialize;

import io.commentlog.kit.SilentBrokers;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The properties of Kafka Streams and of the fold's Admin client: the one place where they are set. */
final class FoldSettings {
    private static final int TRANSACTION_MS = 7000;

    private FoldSettings() {}

    /**
     * @param memberId the same whenever this process starts with these stores
     */
    static Properties streams(MaterializeConfig config, String memberId) {
        Properties properties = new Properties();
        // First, so that nothing in it replaces what follows.
        properties.putAll(config.kafkaProperties());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.view().applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        // Both carry the address: the first to other members of the group, the second to processes that do not fold.
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, config.self().endpoint());
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, config.self().clientId());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        properties.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        exactlyOnceWithoutDelay(properties);
        membership(properties, memberId);
        brokersThatFallSilent(properties);
        return properties;
    }

    /** A commit of once a second costs little; what makes an update visible to replicas is the send, not the commit. */
    private static void exactlyOnceWithoutDelay(Properties properties) {
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        // Nothing waits for a batch to fill, so only a fold that catches up fills one: then the fewer the cheaper.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        // Whoever takes over a dead process's partitions waits until its transaction has ended: hardly longer than the
        // session. Kafka Streams' own ten seconds come on top of the session's six. Hardly shorter either: one that is
        // ended because a broker hangs costs a thread, and brokers need five seconds to replace the one that leads.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MS);
    }

    /** Classic: the broker's own assignor ignores standbys and waits 45 s for a process that is gone. */
    private static void membership(Properties properties, String memberId) {
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), memberId);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6000);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1500);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    }

    private static void brokersThatFallSilent(Properties properties) {
        properties.putAll(SilentBrokers.SETTINGS);
        // Well within the transaction timeout: time to try the successor before the transaction is ended. With Kafka's
        // thirty seconds an assignment, a commit or a restore waits that long for one answer of a broker that hangs.
        properties.put(StreamsConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        // By slow networks too an answer then comes in time: Kafka's fifty megabytes would not.
        properties.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 4 << 20);
        // What is not delivered when the transaction is ended never counts: closing need not wait for it.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), TRANSACTION_MS);
    }

    static Properties admin(MaterializeConfig config) {
        Properties properties = new Properties();
        properties.putAll(config.kafkaProperties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, config.view().applicationId() + "-admin");
        properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // An answer that takes longer is of no use to whoever waits for one comment.
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4000);
        return properties;
    }
}
