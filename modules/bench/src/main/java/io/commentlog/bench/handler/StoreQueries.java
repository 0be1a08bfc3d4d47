package io.commentlog.bench.handler;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.CommentJson;
import io.commentlog.event.MalformedEvent;
import io.commentlog.event.Topics;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Interactive queries behind the minimal handler: a Streams application keeps the comments by time in a store, and each
 * poll asks the store of each partition for its newest and merges them. It knows posts only: a deletion would cost it
 * more. Arguments: the port, the brokers, a directory.
 */
public final class StoreQueries {
    private static final String STORE = "by-time";
    private static final int PARTITIONS = 6;

    private StoreQueries() {}

    public static void main(String[] arguments) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-store-queries");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[1]);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, arguments[2]);
        properties.put("auto.offset.reset", "earliest");
        KafkaStreams streams = new KafkaStreams(topology(), properties);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "end-of-streams"));
        streams.start();
        Handler.serve(Integer.parseInt(arguments[0]), (vertx, loop) -> Future.succeededFuture(new Queries(streams)));
    }

    static Topology topology() {
        return new Topology()
                .addSource(
                        "comments",
                        Serdes.ByteArray().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        Topics.COMMENTS)
                .addProcessor("by-time-processor", ByTime::new, "comments")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()),
                        "by-time-processor");
    }

    /** Sorts as the times do, then as the ids. */
    private static String key(long timestamp, String id) {
        return String.format(Locale.ROOT, "%016x", timestamp) + id;
    }

    private static final class ByTime implements Processor<byte[], byte[], Void, Void> {
        private KeyValueStore<String, byte[]> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            try {
                CommentEvent event =
                        CommentEventJson.read(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()));
                if (event instanceof CommentEvent.Posted posted) {
                    store.put(key(posted.comment().timestamp(), posted.id()), CommentJson.write(posted.comment()));
                }
            } catch (MalformedEvent e) {
                throw new IllegalStateException("Only nodes write to this log", e);
            }
        }
    }

    private record Queries(KafkaStreams streams) implements RecentStore {
        @Override
        public Future<List<Buffer>> newest(long after, int limit) {
            try {
                List<KeyValue<String, byte[]>> found = new ArrayList<>();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    collect(partition, key(after + 1, ""), limit, found);
                }
                found.sort(Comparator.comparing((KeyValue<String, byte[]> each) -> each.key)
                        .reversed());
                return Future.succeededFuture(found.stream()
                        .limit(limit)
                        .map(each -> Buffer.buffer(each.value))
                        .toList());
            } catch (InvalidStateStoreException e) {
                return Future.failedFuture(e);
            }
        }

        private void collect(int partition, String from, int limit, List<KeyValue<String, byte[]>> into) {
            ReadOnlyKeyValueStore<String, byte[]> store =
                    streams.store(StoreQueryParameters.<ReadOnlyKeyValueStore<String, byte[]>>fromNameAndType(
                                    STORE, QueryableStoreTypes.keyValueStore())
                            .withPartition(partition));
            try (KeyValueIterator<String, byte[]> newestFirst = store.reverseRange(from, null)) {
                for (int i = 0; i < limit && newestFirst.hasNext(); i++) {
                    into.add(newestFirst.next());
                }
            }
        }

        @Override
        public Future<?> add(long timestamp, Buffer json) {
            return Future.failedFuture("Posts go to the node, whose log this reads");
        }
    }
}
