package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.rocksdb.Cache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class StoreMemoryTest {
    static {
        RocksDB.loadLibrary();
    }

    @Test
    void isOneForAllStoresOfTheProcess() {
        try (Options one = options();
                Options another = options()) {
            new StoreMemory().setConfig("comments", one, Map.of());
            new StoreMemory().setConfig("comments", another, Map.of());

            assertThat(cache(one)).isSameAs(cache(another));
            assertThat(one.writeBufferManager()).isSameAs(another.writeBufferManager());
        }
    }

    @Test
    void outlivesAStoreThatIsClosed() {
        try (Options one = options();
                Options another = options()) {
            StoreMemory closed = new StoreMemory();
            closed.setConfig("comments", one, Map.of());
            closed.close("comments", one);
            new StoreMemory().setConfig("comments", another, Map.of());

            assertThat(cache(another).isOwningHandle()).isTrue();
        }
    }

    @Test
    void holdsIndexesAndFiltersToo() {
        try (Options options = options()) {
            new StoreMemory().setConfig("comments", options, Map.of());

            assertThat(table(options).cacheIndexAndFilterBlocks()).isTrue();
            assertThat(options.optimizeFiltersForHits())
                    .as("also of the last level, for the ids that are not there")
                    .isFalse();
        }
    }

    /** As Kafka Streams hands them over. */
    private static Options options() {
        return new Options()
                .setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache())
                .setOptimizeFiltersForHits(true);
    }

    private static Cache cache(Options options) {
        return table(options).blockCache();
    }

    private static BlockBasedTableConfigWithAccessibleCache table(Options options) {
        return (BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig();
    }
}
