package io.commentlog.query.replica;

import io.commentlog.query.QueryConfig;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The replica's connections. Closing waits for no broker: it owes them nothing, and they may be away. */
record Clients(Consumer<byte[], byte[]> consumer, Admin admin) implements AutoCloseable {
    /**
     * @throws org.apache.kafka.common.KafkaException if the configuration names nothing that can be connected to
     */
    static Clients of(QueryConfig config) {
        Admin admin = Admin.create(config.adminProperties());
        try {
            return new Clients(
                    new KafkaConsumer<>(
                            config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                    admin);
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
