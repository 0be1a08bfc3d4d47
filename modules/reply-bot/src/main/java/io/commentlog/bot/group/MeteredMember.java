package io.commentlog.bot.group;

import io.commentlog.kit.ShareMeters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a share group that is in the process's metrics until it is closed. */
final class MeteredMember extends KafkaShareConsumer<byte[], byte[]> {
    private final ShareMeters meters;

    MeteredMember(Map<String, Object> properties, MeterRegistry registry) {
        super(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        meters = ShareMeters.of(this, registry);
    }

    @Override
    public void close() {
        meters.close();
        super.close();
    }

    @Override
    public void close(Duration timeout) {
        meters.close();
        super.close(timeout);
    }
}
