package io.commentlog.event;

import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The values of the topic {@code comments} for Kafka clients. The deserializer throws {@link SerializationException}
 * for what is no event; a consumer that must go on reads bytes and calls {@link CommentEventJson#read} itself.
 */
public final class CommentEventSerde implements Serde<CommentEvent> {
    @Override
    public Serializer<CommentEvent> serializer() {
        return (topic, event) -> CommentEventJson.write(event);
    }

    @Override
    public Deserializer<CommentEvent> deserializer() {
        return (topic, bytes) -> {
            try {
                return CommentEventJson.readValue(Optional.ofNullable(bytes));
            } catch (MalformedEvent e) {
                throw new SerializationException("Not a comment event: " + e.getMessage(), e);
            }
        };
    }
}
