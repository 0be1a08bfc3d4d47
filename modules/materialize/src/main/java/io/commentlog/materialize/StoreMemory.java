package io.commentlog.materialize;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory of all stores on disk in this process, however many partitions it folds: one cache for what is read, the indexes and
 * the filters, and within it one allowance for what is not written yet. Kafka Streams makes one for every store, by name.
 */
public final class StoreMemory implements RocksDBConfigSetter {
    static final long CACHE_BYTES = 96L << 20;
    static final long UNWRITTEN_BYTES = 48L << 20;

    static {
        RocksDB.loadLibrary();
    }

    /** Never closed: the stores of the process come and go with its partitions. */
    private static final Cache CACHE = new LRUCache(CACHE_BYTES);

    private static final WriteBufferManager UNWRITTEN = new WriteBufferManager(UNWRITTEN_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        // Kafka Streams' own object, which it demands back; of it only the cache is replaced.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        // Otherwise they are beside the cache, and grow with the comments.
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(UNWRITTEN);
        // Every post asks for an id that is not there. Kafka Streams keeps no filter of the last level, where nine keys
        // of ten are, because it expects to find what it looks for; each post would read a block in vain.
        options.setOptimizeFiltersForHits(false);
    }

    @Override
    public void close(String storeName, Options options) {
        // What the store has of its own is closed by Kafka Streams.
    }
}
