package io.commentlog.bot.answer;

import io.commentlog.bot.config.BotConfig;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.DeadLetterJson;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import io.commentlog.kit.KafkaMeters;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.SilentBrokers;
import io.commentlog.kit.trace.Step;
import io.commentlog.kit.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics {@code comments} and {@code comments.unanswered} through one idempotent producer. An append is confirmed by all in-sync replicas or given
 * up after 5 s; given up, it may still arrive, which neither a reply nor a mark minds.
 */
public final class KafkaReplyLog implements ReplyLog, DeadLetters, AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> producer;

    public KafkaReplyLog(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public static KafkaReplyLog open(BotConfig config) {
        return new KafkaReplyLog(
                new KafkaProducer<>(properties(config), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    public static Map<String, Object> properties(BotConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "commentlog-bot");
        properties.putAll(SilentBrokers.SETTINGS);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return properties;
    }

    /** What its producer tells of itself, until that is closed. */
    public KafkaMeters meters(MeterRegistry metrics) {
        return KafkaMeters.of(producer, metrics);
    }

    @Override
    public LogPosition append(CommentEvent event) throws InterruptedException {
        return append(
                new ProducerRecord<>(Topics.COMMENTS, CommentEventJson.key(event), CommentEventJson.write(event)));
    }

    @Override
    public void append(DeadLetter letter) throws InterruptedException {
        append(new ProducerRecord<>(Topics.UNANSWERED, DeadLetterJson.key(letter), DeadLetterJson.write(letter)));
    }

    private LogPosition append(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        Step step = Tracing.append(record.headers());
        try {
            RecordMetadata at = producer.send(record).get();
            step.at(at.partition(), at.offset());
            return new LogPosition(at.partition(), at.offset());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException) {
                throw notConfirmed(e.getCause());
            }
            throw new IllegalStateException("The producer failed without a Kafka error", e);
        } catch (InterruptException e) {
            // The client's unchecked form of the interrupt; it has set the thread's flag again.
            Thread.interrupted();
            throw interrupted(e);
        } catch (KafkaException e) {
            throw notConfirmed(e);
        } finally {
            step.end();
        }
    }

    private static NotNow notConfirmed(Throwable cause) {
        return new NotNow("The log has not confirmed the bot's event: " + cause.getMessage(), RETRY_AFTER);
    }

    private static InterruptedException interrupted(InterruptException cause) {
        InterruptedException interrupted = new InterruptedException("Interrupted while appending");
        interrupted.initCause(cause);
        return interrupted;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
