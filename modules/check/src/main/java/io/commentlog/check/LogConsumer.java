package io.commentlog.check;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the log from its beginning, all partitions at once, committed records only. Confined to one thread. */
final class LogConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final String servers;
    private final Duration patience;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<Integer, Long> last = new HashMap<>();

    /**
     * @throws CannotCheck if the log cannot be read from its beginning
     */
    LogConsumer(CheckConfig config) {
        servers = config.bootstrapServers();
        patience = config.patience();
        try {
            consumer = new KafkaConsumer<>(
                    config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw cannot(e);
        }
        try {
            partitions = consumer.partitionsFor(Topics.COMMENTS).stream()
                    .map(partition -> new TopicPartition(Topics.COMMENTS, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new CannotCheck("The cluster at " + servers + " has no topic " + Topics.COMMENTS);
            }
            refuseShortened();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (KafkaException e) {
            consumer.close();
            throw cannot(e);
        } catch (CannotCheck e) {
            consumer.close();
            throw e;
        }
    }

    private void refuseShortened() {
        consumer.beginningOffsets(partitions).forEach((partition, begin) -> {
            if (begin > 0) {
                throw new CannotCheck("The log is not whole: partition " + partition.partition() + " begins at offset "
                        + begin + ", so that nobody can say what it made of its comments");
            }
        });
    }

    private CannotCheck cannot(KafkaException cause) {
        if (cause instanceof TimeoutException) {
            return new CannotCheck("No Kafka broker answers at " + servers, cause);
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new CannotCheck("The log cannot be read at " + servers + ": " + root.getMessage(), cause);
    }

    /** Where the log ends now. */
    Map<TopicPartition, Long> ends() {
        try {
            return consumer.endOffsets(partitions);
        } catch (KafkaException e) {
            throw cannot(e);
        }
    }

    /** What is left to read up to the ends. */
    long left(Map<TopicPartition, Long> ends) {
        try {
            return partitions.stream()
                    .mapToLong(partition -> Math.max(0, ends.get(partition) - consumer.position(partition)))
                    .sum();
        } catch (KafkaException e) {
            throw cannot(e);
        }
    }

    /**
     * Reads up to the ends, and what comes with it.
     *
     * @param progress is told what is left, at every batch
     */
    void readTo(
            Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> sink, Consumer<Long> progress) {
        long heard = System.nanoTime();
        for (long left = left(ends); left > 0; left = left(ends)) {
            progress.accept(left);
            if (readSome(sink) > 0) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > patience.toNanos() && left(ends) == left) {
                throw new CannotCheck("The brokers at " + servers + " have stopped answering, " + left
                        + " events before the log's end");
            }
        }
    }

    /** Reads what comes within a moment; returns how much that was. */
    int readSome(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try {
            var records = consumer.poll(POLL);
            records.forEach(record -> {
                sink.accept(record);
                last.put(record.partition(), record.offset());
            });
            return records.count();
        } catch (KafkaException e) {
            throw cannot(e);
        }
    }

    /** The last event read of each partition that has any. */
    List<LogPosition> last() {
        return last.entrySet().stream()
                .map(entry -> new LogPosition(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
