package io.commentlog.ingest;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import io.commentlog.kit.Acknowledgements;
import io.commentlog.kit.KafkaMeters;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.SilentBrokers;
import io.commentlog.kit.trace.Step;
import io.commentlog.kit.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The log by an idempotent Kafka producer with {@code acks=all}. Called on event loops, so sending never blocks: without
 * metadata or buffer space, and while a partition's writes are not acknowledged, it fails at once. Stages complete on the
 * producer's thread.
 */
public final class KafkaCommentLog implements CommentLog, AutoCloseable {
    /** A write that the brokers have not acknowledged by then is answered 503. */
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(5);

    /** For ever, but no Long.MAX_VALUE: the client adds the present time to it, and what overflows is over at once. */
    private static final Duration IDLE = Duration.ofDays(36_500);

    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final String LATE = "The log did not acknowledge the write in time: try again with the same id";
    private static final String AWAY = "The log acknowledges no writes now: try again with the same id";

    private final Producer<byte[], byte[]> producer;
    private final Map<Integer, Acknowledgements> partitions = new ConcurrentHashMap<>();

    KafkaCommentLog(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * @param kafka further properties of the client, such as security
     */
    public static KafkaCommentLog connect(String bootstrapServers, Map<String, String> kafka) {
        return new KafkaCommentLog(new KafkaProducer<>(
                properties(bootstrapServers, kafka), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    static Map<String, Object> properties(String bootstrapServers, Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "commentlog-ingest");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A comment does not wait for others to share its batch: under load they gather while one is under way.
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        // Half of the delivery timeout: a broker that hangs leaves time for its successor.
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis() / 2);
        // Sending is called on event loops.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // Metadata of an idle topic is kept, or the first write after a quiet night would fail for want of it.
        properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, IDLE.toMillis());
        // What may wait for a broker: beyond it writes fail at once instead of filling the heap.
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * 1024 * 1024);
        properties.putAll(SilentBrokers.SETTINGS);
        return properties;
    }

    /** What its producer tells of itself, until that is closed. */
    public KafkaMeters meters(MeterRegistry metrics) {
        return KafkaMeters.of(producer, metrics);
    }

    /** Whether the topic is known, asked of the brokers if it is not; may be called again and again. */
    boolean knowsTopic() {
        try {
            return !producer.partitionsFor(Topics.COMMENTS).isEmpty();
        } catch (KafkaException e) {
            return false; // not yet: max.block.ms is 0, and the question itself has set the answer under way
        }
    }

    @Override
    public CompletionStage<LogPosition> append(CommentEvent event) {
        byte[] key = CommentEventJson.key(event);
        Acknowledgements partition;
        try {
            partition = partitions.computeIfAbsent(partitionOf(key), any -> new Acknowledgements(System::nanoTime));
        } catch (NotNow e) {
            return CompletableFuture.failedStage(e);
        }
        return partition.take()
                ? send(key, CommentEventJson.write(event), partition)
                : CompletableFuture.failedStage(notNow());
    }

    private CompletionStage<LogPosition> send(byte[] key, byte[] value, Acknowledgements partition) {
        CompletableFuture<LogPosition> acknowledged = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.COMMENTS, key, value);
        Step step = Tracing.append(record.headers());
        try {
            var unused = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    partition.came();
                    step.at(metadata.partition(), metadata.offset());
                    step.end();
                    acknowledged.complete(new LogPosition(metadata.partition(), metadata.offset()));
                } else {
                    over(partition, failure);
                    step.failed(failure);
                    step.end();
                    acknowledged.completeExceptionally(late());
                }
            });
        } catch (KafkaException | IllegalStateException e) { // the latter once the producer is closed
            over(partition, e);
            step.failed(e);
            step.end();
            acknowledged.completeExceptionally(notNow());
        }
        return acknowledged;
    }

    /** Only what passes by itself says something of the brokers; the rest is the record's own fault. */
    private static void over(Acknowledgements partition, Exception failure) {
        if (failure instanceof RetriableException) {
            partition.failed();
        } else {
            partition.withdrawn();
        }
    }

    @Override
    public int partitionOf(String id) {
        return partitionOf(id.getBytes(StandardCharsets.UTF_8));
    }

    private int partitionOf(byte[] key) {
        try {
            int count = producer.partitionsFor(Topics.COMMENTS).size();
            if (count > 0) {
                return BuiltInPartitioner.partitionForKey(key, count);
            }
        } catch (KafkaException | IllegalStateException e) {
            throw notNow();
        }
        throw notNow();
    }

    private static NotNow late() {
        return new NotNow(LATE, Duration.ofSeconds(1));
    }

    private static NotNow notNow() {
        return new NotNow(AWAY, Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
