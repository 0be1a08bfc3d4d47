package io.commentlog.query.replica;

import io.commentlog.kit.KafkaMeters;
import io.commentlog.query.QueryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The replica's connections. Closing waits for no broker: it owes them nothing, and they may be away.
 *
 * @param meters what the two tell of themselves
 */
record Clients(Consumer<byte[], byte[]> consumer, Admin admin, List<KafkaMeters> meters) implements AutoCloseable {
    /**
     * @throws org.apache.kafka.common.KafkaException if the configuration names nothing that can be connected to
     */
    static Clients of(QueryConfig config, MeterRegistry metrics) {
        Admin admin = Admin.create(config.adminProperties());
        try {
            Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new Clients(
                    consumer, admin, List.of(KafkaMeters.of(consumer, metrics), KafkaMeters.of(admin, metrics)));
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public void close() {
        meters.forEach(KafkaMeters::close);
        admin.close(Duration.ZERO);
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
