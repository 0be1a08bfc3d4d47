package io.commentlog.system;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning to its present end, by a plain consumer: what is true, whatever any view shows. */
public record LogReader(String bootstrapServers) {
    private static final Duration POLL = Duration.ofMillis(100);

    /** All events of the topic {@code comments}; those of one comment in their order. */
    public List<CommentEvent> events() {
        return records(Topics.COMMENTS).stream()
                .map(LogReader::event)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<CommentEvent> event(ConsumerRecord<byte[], byte[]> record) {
        return CommentEventJson.ifEvent(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()));
    }

    /** All records of a topic that are committed. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }
}
