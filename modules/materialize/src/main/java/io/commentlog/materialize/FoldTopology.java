package io.commentlog.materialize;

import static io.commentlog.event.view.Stores.COMMENTS;
import static io.commentlog.event.view.Stores.RECENT_COMMENTS;

import io.commentlog.event.Topics;
import io.commentlog.event.view.StoredComment;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Topic {@code comments} → fold → both stores and topic {@code comments.rejected}. One task for each partition. */
final class FoldTopology {
    private static final String SOURCE = "comments-source";
    private static final String FOLD = "comment-fold";
    private static final String SINK = "rejected-sink";

    /**
     * The default extractor throws on a record without a timestamp, which a client other than Kafka's own can write, and
     * would stop the stream. The fold itself never looks at it.
     */
    private static final TimestampExtractor NEVER_NEGATIVE = (record, partitionTime) -> Math.max(0, record.timestamp());

    /** Plain stores, neither timestamped nor with headers, so that the changelogs hold exactly the bytes put. */
    static final Serde<StoredComment> STORED_COMMENT =
            Serdes.serdeFrom((topic, stored) -> stored.toBytes(), (topic, bytes) -> storedComment(bytes));

    /**
     * Every replica reads the whole changelog of {@code recent-comments} when it starts without a snapshot, and every
     * event leaves a position in it that the next one makes obsolete, so it is worth compacting early.
     */
    private static final Map<String, String> SHORT_TO_READ = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            // The segment being written is never compacted, so it is kept small: not 1 GiB but 16 MiB to read in vain.
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(16 * 1024 * 1024),
            // Compacted when a tenth is obsolete, not half: the topic is small, so the copying costs little.
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1",
            // How long a replica may have been away and still be told of every eviction; Kafka's default, said here
            // because replicas rely on it.
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            Long.toString(Duration.ofDays(1).toMillis()));

    private FoldTopology() {}

    static Topology of(int entriesPerChannel, MeterRegistry registry, FoldingPartitions folding) {
        FoldMeters meters = new FoldMeters(registry);
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        SOURCE,
                        NEVER_NEGATIVE,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.COMMENTS)
                .addProcessor(FOLD, () -> new FoldProcessor(entriesPerChannel, meters, folding), SOURCE)
                .addStateStore(comments(), FOLD)
                .addStateStore(recentComments(), FOLD)
                .addSink(SINK, Topics.REJECTED, new ByteArraySerializer(), new ByteArraySerializer(), FOLD);
    }

    private static StoreBuilder<KeyValueStore<String, StoredComment>> comments() {
        // Compaction with the broker's defaults: this changelog is only read when a task moves without a standby.
        return Stores.keyValueStoreBuilder(RestoredIfDamaged.supplier(COMMENTS), Serdes.String(), STORED_COMMENT)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> recentComments() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(RECENT_COMMENTS), Serdes.ByteArray(), Serdes.ByteArray())
                // A cache would hold updates back until the commit, and write them in an order of its own.
                .withCachingDisabled()
                .withLoggingEnabled(SHORT_TO_READ);
    }

    /** An interactive query for a key that is not there deserializes its absence. */
    private static StoredComment storedComment(byte[] bytes) {
        return bytes == null ? null : StoredComment.fromBytes(bytes);
    }
}
