package io.commentlog.transfer;

import io.commentlog.event.view.ViewName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * What is to be brought out.
 *
 * @param bootstrapServers of the cluster that has the log
 * @param kafka further properties of the clients, such as security
 * @param file empty for standard output
 * @param view whose store is read
 * @param patience how long brokers may be silent, and the fold stand still
 */
public record ExportConfig(
        String bootstrapServers, Map<String, String> kafka, Optional<Path> file, ViewName view, Duration patience) {
    public ExportConfig {
        kafka = Map.copyOf(kafka);
        if (bootstrapServers.isBlank() || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("An export needs brokers, and some patience");
        }
    }

    /**
     * In no group. Committed records only: what a fold has begun and not ended may still be written again. It reads one
     * partition after the other: what a broker still holds for the one before would hold up the next.
     */
    Map<String, Object> consumerProperties() {
        Map<String, Object> properties = common();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return properties;
    }

    Map<String, Object> adminProperties() {
        return common();
    }

    private Map<String, Object> common() {
        Map<String, Object> properties = new HashMap<>(kafka);
        int millis = Math.toIntExact(patience.toMillis());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "commentlog-export");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 2));
        return properties;
    }
}
