package io.commentlog.query;

import io.commentlog.event.view.ViewName;
import io.commentlog.kit.SilentBrokers;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * What the query role is told.
 *
 * @param view the generation of the view that is followed
 * @param recent comments a window shows, 1 to 100,000
 * @param maxComments kept in all windows together, at least {@code recent}
 * @param kafka further properties of the Kafka clients, such as security
 */
public record QueryConfig(
        String bootstrapServers, ViewName view, int recent, int maxComments, Map<String, String> kafka) {
    public static final int DEFAULT_RECENT = 500;
    public static final int MAX_RECENT = 100_000;
    public static final int DEFAULT_MAX_COMMENTS = 100_000;

    public QueryConfig {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers must name a broker");
        }
        if (recent < 1 || recent > MAX_RECENT) {
            throw new IllegalArgumentException("recent must be 1 to " + MAX_RECENT);
        }
        if (maxComments < recent) {
            throw new IllegalArgumentException("maxComments must be at least recent");
        }
        kafka = Map.copyOf(kafka);
    }

    /** For how many comments there is room where windows show so many: for one such window with its reserve at least. */
    public static int roomFor(int recent) {
        return Math.max(DEFAULT_MAX_COMMENTS, 2 * recent);
    }

    /** Of the consumer that follows the changelog: in no group, and uncommitted reads (see docs/decisions). */
    public Map<String, Object> consumerProperties() {
        Map<String, Object> properties = clientProperties("commentlog-query");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A changelog that was made anew is an error: it is read from its beginning, but beside what readers see.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return properties;
    }

    public Map<String, Object> adminProperties() {
        return clientProperties("commentlog-query-admin");
    }

    private Map<String, Object> clientProperties(String clientId) {
        Map<String, Object> properties = new HashMap<>(kafka);
        // No group, even if the properties for other clients name one: nothing must be able to take the view away.
        properties.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 2_500);
        properties.putAll(SilentBrokers.SETTINGS);
        return properties;
    }
}
