package io.commentlog.check;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * What is checked.
 *
 * @param bootstrapServers of the cluster that has the log
 * @param nodes query nodes, each by itself and not behind a balancer; none to check the log alone
 * @param recent comments that their windows show
 * @param sample comments that each node is asked for by id, 0 for none
 * @param idle after this long without an event nobody will answer any more
 * @param entities whose every question gets a reply
 * @param patience how long brokers and nodes may be silent, and a node behind the log
 * @param kafka further properties of Kafka clients, such as security
 * @param tls for nodes with an https URL; if empty, the JDK's own
 */
public record CheckConfig(
        String bootstrapServers,
        List<URI> nodes,
        int recent,
        int sample,
        Duration idle,
        Set<String> entities,
        Duration patience,
        Map<String, String> kafka,
        Optional<SSLContext> tls) {
    public CheckConfig {
        nodes = List.copyOf(nodes);
        entities = Set.copyOf(entities);
        kafka = Map.copyOf(kafka);
        if (bootstrapServers.isBlank() || recent < 1 || sample < 0 || idle.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("A check needs brokers, a window, and times that are not negative");
        }
    }

    /** In no group: who audits takes nothing from anybody. */
    Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "commentlog-check");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.max(1, patience.toMillis() / 2));
        return properties;
    }
}
