package io.commentlog.node.wiring;

import java.util.Map;

/**
 * How a client of Kafka shows who it is, and finds out who the brokers are: its properties of security and connections. Tells
 * their names, never their values.
 */
public record KafkaAccess(Map<String, String> properties) {
    /** To brokers that ask nobody. */
    public static final KafkaAccess NONE = new KafkaAccess(Map.of());

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return properties.keySet().stream().sorted().toList().toString();
    }
}
