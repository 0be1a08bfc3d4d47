package io.commentlog.bot.group;

import io.commentlog.bot.config.BotConfig;
import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The share group of all bots, and what its deliveries mean. */
public final class ShareGroup {
    /** Which events have been answered. Renaming this abandons its state: every event is delivered again. */
    public static final String ID = "reply-bot";

    private static final String FETCHES = "consumer-share-fetch-manager-metrics";

    private ShareGroup() {}

    /** Makes members, each for one worker; one record at a time, each with a verdict of its own. */
    public static Supplier<ShareConsumer<byte[], byte[]>> members(BotConfig config, String clientId) {
        return () -> {
            KafkaShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(
                    properties(config, clientId), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer.subscribe(List.of(Topics.COMMENTS));
            return consumer;
        };
    }

    public static Map<String, Object> properties(BotConfig config, String clientId) {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, ID);
        properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return properties;
    }

    /**
     * Whether giving the record back is safe and of use. The group delivers a record so many times (5, and never
     * fewer than 2) and then drops it without a word, and giving back spends a delivery while keeping the lock spends
     * none. So a record is given back once, in case another process can do what this one cannot; every further
     * attempt keeps it, and the rest of its deliveries are there for crashes.
     */
    public static boolean mayRelease(ConsumerRecord<?, ?> record) {
        return deliveries(record) == 1;
    }

    /** How often the record has been delivered, this time included; 0 if the broker did not say. */
    public static int deliveries(ConsumerRecord<?, ?> record) {
        return record.deliveryCount().map(Short::intValue).orElse(0);
    }

    /**
     * Whether a member has been answered by the leader of a partition of the topic: it is in the group, the topic is
     * there, and events will come. An empty poll alone says nothing: a member polls as quietly with no broker at all.
     */
    public static boolean hasFetched(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().group().equals(FETCHES)
                        && metric.getKey().name().equals("fetch-total"))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Double count && count > 0);
    }

    /** A third of the lock: two renewals may fail to get through before it is lost. */
    public static Duration renewEvery(Optional<Integer> lockMs, Duration assumed) {
        return lockMs.map(Duration::ofMillis).orElse(assumed).dividedBy(3);
    }
}
