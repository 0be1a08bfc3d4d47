package io.commentlog.bench.peer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Of producers that promise what the node's do: what is acknowledged is in the log, and once. */
final class ProducerSettings {
    private ProducerSettings() {}

    /**
     * @param more that say how it gathers
     */
    static Map<String, Object> of(String brokers, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }
}
