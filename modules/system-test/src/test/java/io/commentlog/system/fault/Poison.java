package io.commentlog.system.fault;

import io.commentlog.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that no process of ours would write, on the topic that all of them read. */
final class Poison {
    private static final int MEGABYTE = 1_000_000;

    private Poison() {}

    private static final Map<String, byte[]> DOSES = Map.of(
            "poison-1", "{\"not json".getBytes(StandardCharsets.UTF_8),
            "poison-2", new byte[] {(byte) 0xff, 0, 1, 2},
            "poison-3", new byte[MEGABYTE],
            "poison-4", "{\"type\":\"comment.exploded\",\"id\":\"poison-4\"}".getBytes(StandardCharsets.UTF_8),
            "poison-5",
                    "{\"type\":\"comment.patched\",\"id\":\"poison-5\",\"patch\":{\"botParams\":{\"processed\":true}}}"
                            .getBytes(StandardCharsets.UTF_8));

    /** Returns when the brokers have all of it: each kind in every partition that its key leads to, and without keys. */
    static void send(String bootstrapServers) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 2 * MEGABYTE);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            DOSES.forEach((text, value) -> {
                byte[] key = text.getBytes(StandardCharsets.UTF_8);
                send(producer, new ProducerRecord<>(Topics.COMMENTS, key, value));
                send(producer, new ProducerRecord<>(Topics.COMMENTS, key, null));
                send(producer, new ProducerRecord<>(Topics.COMMENTS, null, value));
            });
            send(producer, new ProducerRecord<>(Topics.COMMENTS, null, null));
            producer.flush();
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record);
    }
}
