package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.Stores;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
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
        HostInfo owner = metadata.activeHost();
        return owner.equals(self)
                ? new Owner.Here(metadata.partition())
                : new Owner.There(new FoldMember(owner.host(), owner.port()));
    }

    /** Of a comment that is owned by somebody, as the last assignment says. */
    private KeyQueryMetadata metadata(String id) {
        KeyQueryMetadata metadata = asked(id);
        if (metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw notNow("It is not known yet which process keeps the comment");
        }
        return metadata;
    }

    private KeyQueryMetadata asked(String id) {
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

    @Override
    public Optional<StandbyComment> standby(String id) {
        int partition = metadata(id).partition();
        try {
            return Optional.ofNullable(streams.store(comments(partition).enableStaleStores())
                            .get(id))
                    .map(stored -> new StandbyComment(stored, partition));
        } catch (TaskCorruptedException | InvalidStateStoreException e) {
            return Optional.empty(); // of a copy that is not kept here, or is being moved
        }
    }

    @Override
    public List<FoldMember> standbys(String id) {
        return metadata(id).standbyHosts().stream()
                .filter(host -> !host.equals(self))
                .map(host -> new FoldMember(host.host(), host.port()))
                .toList();
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
        try {
            return Optional.ofNullable(streams.store(comments(partition)).get(id));
        } catch (TaskCorruptedException e) {
            throw notNow("The store of the comment is damaged, and restored");
        } catch (InvalidStateStoreException e) {
            // Not started, restoring, moved to another process, or just being closed: all of it passes.
            throw notNow("The comments cannot be read while the fold is " + streams.state());
        }
    }

    private static StoreQueryParameters<ReadOnlyKeyValueStore<String, StoredComment>> comments(int partition) {
        QueryableStoreType<ReadOnlyKeyValueStore<String, StoredComment>> type = QueryableStoreTypes.keyValueStore();
        return StoreQueryParameters.fromNameAndType(Stores.COMMENTS, type).withPartition(partition);
    }

    private static NotNow notNow(String sentence) {
        return new NotNow(sentence, Duration.ofSeconds(1));
    }
}
