package io.commentlog.bot.retry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What is to be put again.
 *
 * @param bootstrapServers of the cluster
 * @param ids of comments; none for all that are given up
 * @param patience how long brokers may be silent
 * @param kafka further properties of Kafka clients, such as security
 */
public record RetryConfig(String bootstrapServers, Set<String> ids, Duration patience, Map<String, String> kafka) {
    private static final String CLIENT_ID = "commentlog-bot-retry";

    public RetryConfig {
        ids = Set.copyOf(ids);
        kafka = Map.copyOf(kafka);
        if (bootstrapServers.isBlank() || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("A retry needs brokers, and some patience");
        }
    }

    /** The ids in an order that does not change from call to call. */
    Set<String> sortedIds() {
        return new TreeSet<>(ids);
    }

    /** In no group: everybody may look at the dead letters. */
    Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis() / 2));
        return properties;
    }

    Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis() / 2));
        return properties;
    }

    private int millis() {
        return Math.toIntExact(patience.toMillis());
    }
}
