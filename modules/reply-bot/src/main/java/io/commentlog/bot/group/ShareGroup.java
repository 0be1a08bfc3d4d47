package io.commentlog.bot.group;

import io.commentlog.bot.config.BotConfig;
import io.commentlog.bot.config.Lane;
import io.commentlog.event.Topics;
import io.commentlog.kit.SilentBrokers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The share groups of all bots, one for each entity and lane, and what their deliveries mean. */
public final class ShareGroup {
    /** What the groups' names begin with. Renaming this abandons their state: every event is delivered again. */
    private static final String PREFIX = "reply-bot.";

    /** Of all partitions of a broker together: some eight of the largest comments. */
    private static final int FETCH_BYTES = 64 << 10;

    /** Of questions that are addressed to nobody, for who claims them. Renaming this abandons which have been answered. */
    public static final String ANY = PREFIX + "any";

    private static final int THIRDS = 3;

    /** Of a renewal that begins late: whether the lock is over is the broker's to say. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private static final String FETCHES = "consumer-share-fetch-manager-metrics";

    /** What the client says of an error that it has no name for. */
    private static final String UNKNOWN_ANSWER = "Unexpected error code";

    private ShareGroup() {}

    /** All groups of the entity, the most urgent first. */
    public static List<String> names(String entity) {
        return Arrays.stream(Lane.values()).map(lane -> name(entity, lane)).toList();
    }

    /** Which events of the lane have been answered. Renaming this abandons its state: every event is delivered again. */
    public static String name(String entity, Lane lane) {
        return PREFIX + entity + "." + lane.word();
    }

    /**
     * Makes members, each for one worker; each record has a verdict of its own.
     *
     * @param atOnce records that a poll may bring
     */
    public static Supplier<ShareConsumer<byte[], byte[]>> members(
            BotConfig config, String group, String clientId, int atOnce) {
        return () -> subscribed(new KafkaShareConsumer<>(
                properties(config, group, clientId, atOnce), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** The same, of whom the process's metrics tell: the client ids must be few, and come again. */
    static Supplier<ShareConsumer<byte[], byte[]>> meteredMembers(
            BotConfig config, String group, String clientId, int atOnce, MeterRegistry registry) {
        return () -> subscribed(new MeteredMember(properties(config, group, clientId, atOnce), registry));
    }

    private static ShareConsumer<byte[], byte[]> subscribed(ShareConsumer<byte[], byte[]> member) {
        member.subscribe(List.of(Topics.COMMENTS));
        return member;
    }

    public static Map<String, Object> properties(BotConfig config, String group, String clientId, int atOnce) {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.putAll(SilentBrokers.SETTINGS);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, atOnce);
        // Of all that it may send a broker reads the head of every batch to find the last, however few are acquired: by
        // Kafka's fifty megabytes that was three quarters of a whole node's time once a group was behind.
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return properties;
    }

    /**
     * What a poll brings to a member. A broker may say of a partition that its share coordinator is away, which the client
     * takes for a mistake of its user; it is a failure of Kafka's like any other.
     */
    public static ConsumerRecords<byte[], byte[]> poll(ShareConsumer<byte[], byte[]> member, Duration patience) {
        try {
            return member.poll(patience);
        } catch (IllegalStateException e) {
            if (Optional.ofNullable(e.getMessage()).orElse("").startsWith(UNKNOWN_ANSWER)) {
                throw new KafkaException("A broker cannot answer: " + e.getMessage(), e);
            }
            throw e;
        }
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

    /** A third of the lock: the other two are for the renewal to get through. */
    public static Duration renewEvery(Optional<Integer> lockMs, Duration assumed) {
        return lockMs.map(Duration::ofMillis).orElse(assumed).dividedBy(THIRDS);
    }

    /**
     * How long a renewal may take: until the lock is over. There is no second one, for the client lets go of a
     * record whose renewal has failed; but as long as it may, it asks a broker again that is not ready to answer.
     *
     * @param every what {@link #renewEvery} says
     * @param held since the lock's time began
     */
    public static Duration renewalPatience(Duration every, Duration held) {
        Duration left = every.multipliedBy(THIRDS).minus(held);
        return left.compareTo(LEAST_PATIENCE) > 0 ? left : LEAST_PATIENCE;
    }
}
