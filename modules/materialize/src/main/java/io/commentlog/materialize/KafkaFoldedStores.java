package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.Stores;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;

/** The stores by Kafka Streams' metadata and interactive queries, of running active tasks only. Thread-safe. */
final class KafkaFoldedStores implements FoldedStores {
    private final KafkaStreams streams;
    private final HostInfo self;

    KafkaFoldedStores(KafkaStreams streams, FoldMember self) {
        this.streams = streams;
        this.self = HostInfo.buildFromEndpoint(self.endpoint());
    }

    @Override
    public Owner owner(String id) {
        KeyQueryMetadata metadata = metadata(id);
        if (metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw notNow("It is not known yet which process keeps the comment");
        }
        HostInfo owner = metadata.activeHost();
        return owner.equals(self)
                ? new Owner.Here(metadata.partition())
                : new Owner.There(new FoldMember(owner.host(), owner.port()));
    }

    private KeyQueryMetadata metadata(String id) {
        try (StringSerializer serializer = new StringSerializer()) {
            return streams.queryMetadataForKey(Stores.COMMENTS, id, serializer);
        } catch (IllegalStateException | InvalidStateStoreException e) {
            throw notNow("The fold is not running: " + streams.state());
        }
    }

    @Override
    public PartitionPosition position(int partition) {
        return query(Stores.RECENT_COMMENTS, KeyQuery.<byte[], byte[]>withKey(PartitionPosition.key()), partition)
                .map(PartitionPosition::fromBytes)
                .orElse(PartitionPosition.START);
    }

    @Override
    public Optional<StoredComment> comment(int partition, String id) {
        return query(Stores.COMMENTS, KeyQuery.<String, StoredComment>withKey(id), partition);
    }

    private <V> Optional<V> query(String store, KeyQuery<?, V> query, int partition) {
        QueryResult<V> result;
        try {
            result = streams.query(StateQueryRequest.inStore(store)
                            .withQuery(query)
                            .withPartitions(Set.of(partition))
                            .requireActive())
                    .getPartitionResults()
                    .get(partition);
        } catch (InvalidStateStoreException e) {
            throw notNow("The fold is not running: " + streams.state());
        }
        if (result.isSuccess()) {
            return Optional.ofNullable(result.getResult());
        }
        if (result.getFailureReason() == FailureReason.UNKNOWN_QUERY_TYPE) {
            throw new IllegalStateException(result.getFailureMessage());
        }
        // Not active, not present, not up to date, or a store that is just being closed: all of them pass.
        throw notNow("The store " + store + " cannot be read now: " + result.getFailureMessage());
    }

    private static NotNow notNow(String sentence) {
        return new NotNow(sentence, Duration.ofSeconds(1));
    }
}
