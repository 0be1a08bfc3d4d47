package io.commentlog.broker;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;

/**
 * Tells a partition that has no leader for now from one that does not exist.
 *
 * <p>Kafka 4.3.1 answers the same of both, and its transaction coordinator, the only one that asks, takes the answer for
 * a deleted partition: it writes no marker there and calls the transaction ended. A broker that comes back after
 * {@code kill -9} can load a transaction that was about to be committed from what it knew before, and look for the
 * leaders just when the controller has taken them away, to give them to the new process a moment later. No consumer that
 * reads what is committed ever gets past such a transaction, nor does the group get its offsets: the fold waited for
 * ever. Told that there is no node now, the coordinator looks again, which is what it did before the class was rewritten.
 */
final class LeaderlessPartitions extends KRaftMetadataCache {
    LeaderlessPartitions(int nodeId, Supplier<KRaftVersion> quorum) {
        super(nodeId, quorum);
    }

    @Override
    public Optional<Node> getPartitionLeaderEndpoint(String topic, int partition, ListenerName listener) {
        Optional<Node> leader = super.getPartitionLeaderEndpoint(topic, partition, listener);
        return leader.isEmpty() && contains(new TopicPartition(topic, partition)) ? Optional.of(Node.noNode()) : leader;
    }
}
