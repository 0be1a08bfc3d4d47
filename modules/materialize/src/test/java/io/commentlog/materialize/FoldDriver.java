package io.commentlog.materialize;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Topics;
import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.Stores;
import io.commentlog.event.view.ViewName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One partition of the fold, without a broker: its input, its stores, and all that it writes. */
final class FoldDriver implements AutoCloseable {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final FoldingPartitions folding = new FoldingPartitions();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> input;
    private boolean closed;

    FoldDriver(Path stateDirectory, int entriesPerChannel) {
        Properties settings = FoldSettings.streams(
                MaterializeConfig.of("none:9092", stateDirectory, new FoldMember("localhost", 8080)), "member");
        driver = new TopologyTestDriver(FoldTopology.of(entriesPerChannel, registry, folding), settings, Instant.EPOCH);
        input = driver.createInputTopic(Topics.COMMENTS, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void fold(CommentEvent... events) {
        for (CommentEvent event : events) {
            input.pipeInput(CommentEventJson.key(event), CommentEventJson.write(event));
        }
    }

    void fold(TestRecord<byte[], byte[]> record) {
        input.pipeInput(record);
    }

    Optional<StoredComment> comment(String id) {
        return Optional.ofNullable(comments().get(id));
    }

    Optional<StoredComment> entry(RecentKey key) {
        return Optional.ofNullable(recent().get(key.toBytes())).map(StoredComment::fromBytes);
    }

    PartitionPosition position() {
        return PartitionPosition.fromBytes(recent().get(PartitionPosition.key()));
    }

    double count(String meter, String... tags) {
        return registry.get(meter).tags(tags).counter().count();
    }

    List<TestRecord<byte[], byte[]>> rejected() {
        return written(Topics.REJECTED);
    }

    /** What was written to the changelog of {@code recent-comments} since it was last asked. */
    List<TestRecord<byte[], byte[]>> changelog() {
        return written(ViewName.DEFAULT.recentCommentsChangelog());
    }

    private List<TestRecord<byte[], byte[]>> written(String topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return output.readRecordsToList();
    }

    Map<String, StoredComment> allComments() {
        SortedMap<String, StoredComment> all = new TreeMap<>();
        try (KeyValueIterator<String, StoredComment> entries = comments().all()) {
            entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
        }
        return all;
    }

    /** Everything in {@code recent-comments} but the position. */
    Map<RecentKey, StoredComment> allEntries() {
        Map<RecentKey, StoredComment> all = new HashMap<>();
        try (KeyValueIterator<byte[], byte[]> entries = recent().all()) {
            while (entries.hasNext()) {
                KeyValue<byte[], byte[]> entry = entries.next();
                if (!PartitionPosition.isKey(entry.key)) {
                    all.put(RecentKey.fromBytes(entry.key), StoredComment.fromBytes(entry.value));
                }
            }
        }
        return all;
    }

    KeyValueStore<String, StoredComment> comments() {
        return driver.getKeyValueStore(Stores.COMMENTS);
    }

    KeyValueStore<byte[], byte[]> recent() {
        return driver.getKeyValueStore(Stores.RECENT_COMMENTS);
    }

    /** Idempotent, as the driver's own is not. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.close();
        }
    }
}
