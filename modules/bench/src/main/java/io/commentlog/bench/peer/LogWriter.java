package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes events straight to the log, as fast as a broker takes them: posting a million comments would take too long. */
public final class LogWriter {
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private LogWriter() {}

    /**
     * Returns when the brokers have acknowledged all.
     *
     * @param event of a number, from 0
     * @param progress is told every few seconds how many are sent
     */
    public static void write(String brokers, long count, LongFunction<CommentEvent> event, LongConsumer progress) {
        Map<String, Object> properties = ProducerSettings.of(
                brokers, Map.of(ProducerConfig.LINGER_MS_CONFIG, 5, ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10));
        AtomicLong acknowledged = new AtomicLong();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            long told = System.nanoTime();
            for (long number = 0; number < count; number++) {
                CommentEvent next = event.apply(number);
                var unused = producer.send(
                        new ProducerRecord<>(Topics.COMMENTS, CommentEventJson.key(next), CommentEventJson.write(next)),
                        (metadata, failure) -> acknowledged.addAndGet(failure == null ? 1 : 0));
                if (System.nanoTime() - told > BETWEEN.toNanos()) {
                    told = System.nanoTime();
                    progress.accept(number + 1);
                }
            }
            producer.flush();
        }
        if (acknowledged.get() < count) {
            throw new CannotBench("The broker at " + brokers + " has not acknowledged " + (count - acknowledged.get())
                    + " of " + count + " events");
        }
    }
}
