package io.commentlog.transfer;

import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the fold has made of the log: the changelog of its store {@code comments}, each comment in it as clients get it. So an
 * export has no rules of its own of what an event means. Blocking, confined to one thread.
 */
final class FoldedLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final ExportConfig config;
    private final KafkaConsumer<byte[], byte[]> consumer;

    FoldedLog(ExportConfig config) {
        this.config = config;
        try {
            consumer = new KafkaConsumer<>(
                    config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw cannot(e);
        }
    }

    /**
     * Returns once the fold has committed all that the log has now.
     *
     * @param behind told now and then by how many events it is behind
     * @throws CannotTransfer if it stands still before
     */
    void awaitFold(LongConsumer behind) {
        try (Admin admin = Admin.create(config.adminProperties())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(Topics.COMMENTS));
            long heard = System.nanoTime();
            long before = Long.MAX_VALUE;
            for (long left = left(admin, ends); left > 0; left = left(admin, ends)) {
                if (left < before) {
                    heard = System.nanoTime();
                    before = left;
                } else if (System.nanoTime() - heard > config.patience().toNanos()) {
                    throw new CannotTransfer("The fold of view " + config.view() + " stands still, "
                            + Progress.number(left) + " events before the log's end: an export is what it has made of"
                            + " the log, so a node with the role materialize must run");
                }
                behind.accept(left);
                LockSupport.parkNanos(POLL.toNanos());
            }
        } catch (KafkaException e) {
            throw cannot(e);
        } catch (ExecutionException e) {
            throw cannot(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotTransfer("Interrupted while waiting for the fold", e);
        }
    }

    /** Events of the log that the fold's group has not committed. */
    private long left(Admin admin, Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        config.view().applicationId())
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(
                        0,
                        end.getValue()
                                - Optional.ofNullable(committed.get(end.getKey()))
                                        .map(OffsetAndMetadata::offset)
                                        .orElse(0L)))
                .sum();
    }

    /** Of the store's changelog. */
    List<TopicPartition> partitions() {
        try {
            return partitions(config.view().commentsChangelog());
        } catch (KafkaException e) {
            throw cannot(e);
        }
    }

    private List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new CannotTransfer("The cluster at " + config.bootstrapServers() + " has no topic " + topic);
        }
        return partitions;
    }

    /** Where the committed records of the partition end now. */
    long end(TopicPartition partition) {
        try {
            return consumer.endOffsets(List.of(partition)).get(partition);
        } catch (KafkaException e) {
            throw cannot(e);
        }
    }

    /**
     * Reads the partition from its beginning to the end given, and on while there is more to do.
     *
     * @throws CannotTransfer if nothing comes for longer than the patience
     */
    void read(TopicPartition partition, long end, BooleanSupplier more, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long heard = System.nanoTime();
            while (consumer.position(partition) < end || more.getAsBoolean()) {
                long position = consumer.position(partition);
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.forEach(sink);
                // The marks of transactions move the position, and are no records.
                if (consumer.position(partition) > position) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > config.patience().toNanos()) {
                    throw new CannotTransfer("The brokers at " + config.bootstrapServers() + " have stopped answering");
                }
            }
        } catch (KafkaException e) {
            throw cannot(e);
        }
    }

    private CannotTransfer cannot(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new CannotTransfer("No Kafka broker answers at " + config.bootstrapServers(), cause);
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new CannotTransfer(
                "The comments at " + config.bootstrapServers() + " cannot be read: " + root.getMessage(), cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
