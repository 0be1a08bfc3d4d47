package io.commentlog.materialize;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions that this process is folding now, their stores restored in full. Kafka Streams has no such answer: it
 * also hands out the stores of a revived task that is still being restored, and half a store says "there is none" of
 * the other half. Told by the processors, asked by any thread.
 */
final class FoldingPartitions {
    private final Map<Integer, FoldedState> states = new ConcurrentHashMap<>();

    /** The partition's stores are restored, and nothing but its fold writes to them. */
    void begin(int partition, FoldedState state) {
        states.put(partition, state);
    }

    /** The stores are about to be closed. Does nothing if another thread has begun to fold the partition meanwhile. */
    void end(int partition, FoldedState state) {
        states.remove(partition, state);
    }

    Optional<FoldedState> state(int partition) {
        return Optional.ofNullable(states.get(partition));
    }
}
