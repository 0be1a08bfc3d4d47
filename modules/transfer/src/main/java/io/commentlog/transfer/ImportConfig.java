package io.commentlog.transfer;

import io.commentlog.event.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What is to be brought in.
 *
 * @param bootstrapServers of the cluster that has the log
 * @param kafka further properties of the clients, such as security
 * @param file empty for standard input
 * @param fromLine where to begin, whatever was done before; if empty, after what was
 * @param rejects where lines go that are no comments
 * @param repliesAs the prefix of the bot's replies that come from another log, see {@link ReplyIds}
 * @param patience how long brokers may be silent
 */
public record ImportConfig(
        String bootstrapServers,
        Map<String, String> kafka,
        Optional<Path> file,
        OptionalLong fromLine,
        Optional<Path> rejects,
        String repliesAs,
        Duration patience) {
    public static final String REPLIES_AS = "imported:";

    private static final int BATCH = 256 * 1024;
    private static final int LINGER_MS = 20;
    private static final long BUFFER = 32L * 1024 * 1024;

    public ImportConfig {
        kafka = Map.copyOf(kafka);
        if (bootstrapServers.isBlank()
                || patience.isNegative()
                || patience.isZero()
                || (fromLine.isPresent() && fromLine.getAsLong() < 1)
                || !isPrefix(repliesAs)) {
            throw new IllegalArgumentException(
                    "An import needs brokers, patience, a line, and a prefix that is not the replies' own");
        }
    }

    /** Whether ids may begin with it, and no reply of this log's bot does. */
    public static boolean isPrefix(String text) {
        return Limits.ID.matcher(text).matches()
                && text.length() <= 32
                && !text.startsWith(Limits.REPLY_ID_PREFIX)
                && !Limits.REPLY_ID_PREFIX.startsWith(text);
    }

    /** Batches that fill: here nobody waits for one comment. Uncompressed, so that every client can read the log. */
    Map<String, Object> producerProperties() {
        Map<String, Object> properties = common();
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis() / 2));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis() + LINGER_MS);
        return properties;
    }

    /** Of a look at one record. */
    Map<String, Object> consumerProperties() {
        Map<String, Object> properties = common();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis() / 2));
        return properties;
    }

    /** Of a question about the topic. */
    Map<String, Object> adminProperties() {
        Map<String, Object> properties = common();
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis() / 2));
        return properties;
    }

    private Map<String, Object> common() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "commentlog-import");
        return properties;
    }

    private int millis() {
        return Math.toIntExact(patience.toMillis());
    }
}
