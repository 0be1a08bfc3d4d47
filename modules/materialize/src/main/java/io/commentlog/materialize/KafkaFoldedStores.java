package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.Stores;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores by Kafka Streams' metadata and interactive queries; reads those of running active tasks only. Thread-safe. */
final class KafkaFoldedStores implements FoldedStores {
    private final KafkaStreams streams;
    private final FoldingPartitions folding;
    private final HostInfo self;

    KafkaFoldedStores(KafkaStreams streams, FoldingPartitions folding, FoldMember self) {
        this.streams = streams;
        this.folding = folding;
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
        return folding(partition).position();
    }

    @Override
    public Optional<StoredComment> comment(int partition, String id) {
        FoldedState before = folding(partition);
        Optional<StoredComment> stored = read(partition, id);
        // Otherwise the store was being restored at some time since, and may have been read half full.
        if (!folding(partition).equals(before)) {
            throw notNow("The partition of the comment has just been restored");
        }
        return stored;
    }

    private FoldedState folding(int partition) {
        return folding.state(partition)
                .orElseThrow(() -> notNow("The partition of the comment is being restored or moved"));
    }

    /**
     * By {@code KafkaStreams.store}, never by {@code KafkaStreams.query}: in Kafka 4.3.1 a query takes the locks of a
     * store and of its position in the other order than a put does, and the two stop each other for ever
     * (KAFKA-19629). A get takes the first alone.
     */
    private Optional<StoredComment> read(int partition, String id) {
        QueryableStoreType<ReadOnlyKeyValueStore<String, StoredComment>> type = QueryableStoreTypes.keyValueStore();
        try {
            return Optional.ofNullable(streams.store(StoreQueryParameters.fromNameAndType(Stores.COMMENTS, type)
                            .withPartition(partition))
                    .get(id));
        } catch (InvalidStateStoreException e) {
            // Not started, restoring, moved to another process, or just being closed: all of it passes.
            throw notNow("The comments cannot be read while the fold is " + streams.state());
        }
    }

    private static NotNow notNow(String sentence) {
        return new NotNow(sentence, Duration.ofSeconds(1));
    }
}
