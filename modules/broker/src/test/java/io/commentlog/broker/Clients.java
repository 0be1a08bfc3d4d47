package io.commentlog.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What clients do with a broker in these tests: write and be acknowledged, read to the end. */
record Clients(String bootstrapServers) {
    private static final long PATIENCE_SECONDS = 20;

    Producer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("bootstrap.servers", bootstrapServers);
        config.put("acks", "all");
        config.put("enable.idempotence", "true");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when all are acknowledged. */
    void write(TopicPartition partition, List<String> values) throws Exception {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            for (String value : values) {
                producer.send(record(partition, value)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    static ProducerRecord<byte[], byte[]> record(TopicPartition partition, String value) {
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), null, value.getBytes(StandardCharsets.UTF_8));
    }

    /** All that is committed, in order. */
    List<String> read(TopicPartition partition) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found -> values.add(text(found)));
            }
        }
        return values;
    }

    static String text(ConsumerRecord<byte[], byte[]> found) {
        return new String(found.value(), StandardCharsets.UTF_8);
    }
}
