package io.commentlog.check;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks ids up in the log, one record each: a consumer of its own each time, since it is for the few that are told. */
record LogNames(CheckConfig config) implements Namer {
    private static final String UNKNOWN = "?";

    @Override
    public String id(LogPosition at) {
        TopicPartition partition = new TopicPartition(Topics.COMMENTS, at.partition());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, at.offset());
            ConsumerRecords<byte[], byte[]> records = consumer.poll(config.patience());
            return records.isEmpty()
                    ? UNKNOWN
                    : new String(records.iterator().next().key(), StandardCharsets.UTF_8);
        } catch (KafkaException e) {
            return UNKNOWN; // the difference is true all the same, and its position says where it is
        }
    }
}
