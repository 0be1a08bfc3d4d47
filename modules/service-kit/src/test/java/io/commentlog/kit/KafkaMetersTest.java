package io.commentlog.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class KafkaMetersTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private record Told(MetricName metricName, Object metricValue) implements Metric {}

    @Test
    void showWhatAClientTellsUntilTheyAreClosed() {
        MetricName latency = new MetricName("request-latency-avg", "producer-metrics", "", Map.of("client-id", "ours"));
        try (MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.setMockMetrics(latency, new Told(latency, 7.0));
            try (KafkaMeters meters = KafkaMeters.of(producer, metrics)) {
                assertThat(meters).isNotNull();
                assertThat(metrics.get("kafka.producer.request.latency.avg")
                                .tag("client.id", "ours")
                                .gauge()
                                .value())
                        .isEqualTo(7);
            }
            assertThat(metrics.getMeters()).isEmpty();
        }
    }
}
