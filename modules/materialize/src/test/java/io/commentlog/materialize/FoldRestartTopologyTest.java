package io.commentlog.materialize;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Topics;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same log folds to the same stores, whatever happens on the way: the task restarted, or thrown back to its last
 * commit and made to fold the rest again. Replicas that read uncommitted updates rest on it.
 */
class FoldRestartTopologyTest {
    private static final int EVENTS = 1_500;
    private static final int ENTRIES = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void foldsToTheSameStoresWithAndWithoutInterruption(long seed) {
        List<CommentEvent> log = randomLog(new Random(seed));

        Map<String, String> undisturbed = fold(log, false, new Random(seed));

        assertThat(undisturbed).hasSizeGreaterThan(100);
        assertThat(fold(log, false, new Random(seed))).isEqualTo(undisturbed);
        assertThat(fold(log, true, new Random(seed))).isEqualTo(undisturbed);
    }

    private static Map<String, String> fold(List<CommentEvent> log, boolean disturbed, Random random) {
        FoldProcessor processor =
                new FoldProcessor(ENTRIES, new FoldMeters(new SimpleMeterRegistry()), new FoldingPartitions());
        Task task = new Task(Map.of(), Map.of());
        processor.init(task.context);
        Map<String, StoredComment> committedComments = Map.of();
        Map<byte[], byte[]> committedRecent = Map.of();
        int committed = 0;
        for (int offset = 0; offset < log.size(); offset++) {
            CommentEvent event = log.get(offset);
            task.context.setRecordMetadata(Topics.COMMENTS, 0, offset);
            processor.process(new Record<>(CommentEventJson.key(event), CommentEventJson.write(event), 0));
            if (random.nextInt(50) == 0) {
                committed = offset + 1;
                committedComments = entries(task.comments);
                committedRecent = entries(task.recent);
            }
            if (disturbed && random.nextInt(40) == 0) {
                task = new Task(committedComments, committedRecent);
                processor.init(task.context);
                offset = committed - 1;
            }
        }
        return contents(task);
    }

    private static List<CommentEvent> randomLog(Random random) {
        List<CommentEvent> log = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String id = "id-" + random.nextInt(EVENTS / 4);
            int kind = random.nextInt(10);
            if (kind < 6) {
                String domain = "domain-" + random.nextInt(6);
                log.add(Comments.posted(Comments.plain(id, domain, i + random.nextInt(100))));
            } else {
                log.add(kind < 9 ? Comments.patched(id, random.nextBoolean()) : Comments.deleted(id));
            }
        }
        return log;
    }

    private static Map<String, String> contents(Task task) {
        Map<String, String> all = new TreeMap<>();
        entries(task.comments).forEach((id, stored) -> all.put(id, Arrays.toString(stored.toBytes())));
        entries(task.recent).forEach((key, value) -> all.put(Arrays.toString(key), Arrays.toString(value)));
        return all;
    }

    private static <K, V> Map<K, V> entries(KeyValueStore<K, V> store) {
        Map<K, V> all = new LinkedHashMap<>();
        try (KeyValueIterator<K, V> entries = store.all()) {
            entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
        }
        return all;
    }

    /** A task's stores as a restore leaves them. */
    private static final class Task {
        private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
        private final KeyValueStore<String, StoredComment> comments;
        private final KeyValueStore<byte[], byte[]> recent;

        private Task(Map<String, StoredComment> restoredComments, Map<byte[], byte[]> restoredRecent) {
            comments = added(keyValueStoreBuilder(
                            inMemoryKeyValueStore(Stores.COMMENTS), Serdes.String(), FoldTopology.STORED_COMMENT)
                    .withLoggingDisabled()
                    .build());
            recent = added(keyValueStoreBuilder(
                            inMemoryKeyValueStore(Stores.RECENT_COMMENTS), Serdes.ByteArray(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build());
            restoredComments.forEach(comments::put);
            restoredRecent.forEach(recent::put);
        }

        private <S extends StateStore> S added(S store) {
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            return store;
        }
    }
}
