package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ProducerPropertiesTest {
    private final Map<String, Object> left = new HashMap<>(KafkaCommentLog.properties("broker:9092", Map.of()));

    @Test
    void arePinnedEachForItsReason() {
        pinned("bootstrap.servers", "broker:9092", "where the log is");
        pinned("client.id", "commentlog-ingest", "how brokers' logs, metrics and quotas name this process");
        pinned("acks", "all", "a 200 must outlive the loss of a broker");
        pinned("enable.idempotence", true, "a retry within the client must not post twice, or out of order");
        pinned("linger.ms", 0, "a comment alone does not wait for others; Kafka's own default is 5 ms");
        pinned("delivery.timeout.ms", 5_000, "a client is told 503 after 5 s, not after Kafka's 2 minutes");
        pinned("request.timeout.ms", 2_500, "a broker that hangs leaves half of those 5 s to its successor");
        pinned("max.block.ms", 0, "sending is called on event loops, which must never wait");
        pinned("metadata.max.idle.ms", 3_153_600_000_000L, "the first write after a quiet night must not fail");
        pinned("buffer.memory", 33_554_432L, "what waits for a broker that is away must not fill the heap");
        pinned("metadata.max.age.ms", 1_000, "a leader that is cut off from the others does not tell of its successor");
        pinned("retry.backoff.ms", 100, "another broker is asked for the leaders before one that hangs is tried again");
        pinned("retry.backoff.max.ms", 200, "so this is less than how long a broker is left alone");
        pinned("reconnect.backoff.ms", 400, "and this more than a question about leaders waits");
        pinned("reconnect.backoff.max.ms", 500, "a broker that is back must be found at once");

        assertThat(left).as("properties without a reason").isEmpty();
    }

    @Test
    void doNotOverflowWhenTheClientAddsTheTime() {
        long idle = (long) left.get(ProducerConfig.METADATA_MAX_IDLE_CONFIG);

        assertThat(Math.addExact(System.currentTimeMillis(), idle)).isPositive();
    }

    @Test
    void takeWhatElseTheClientNeedsButNotInPlaceOfWhatTheLogRestsOn() {
        Map<String, Object> secured = KafkaCommentLog.properties(
                "broker:9092", Map.of("security.protocol", "SASL_SSL", "acks", "0", "enable.idempotence", "false"));

        assertThat(secured)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true);
    }

    @Test
    void areOnesThatAKafkaProducerAccepts() {
        Map<String, Object> properties = KafkaCommentLog.properties("localhost:1", Map.of());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            KafkaCommentLog log = new KafkaCommentLog(producer);

            assertThat(log.knowsTopic()).as("told without waiting").isFalse();
        }
    }

    private void pinned(String property, Object value, String reason) {
        assertThat(left.remove(property)).as("%s: %s", property, reason).isEqualTo(value);
    }
}
