package io.commentlog.materialize;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store on disk that is no reason to stop if its files cannot be opened: all that is in it is in its changelog. Kafka
 * Streams takes such an exception for fatal, and one of a corrupted task as an order to delete the task's files and restore
 * it; this store throws the second for the first. Not if there are no files: what fails without them fails again.
 */
final class RestoredIfDamaged extends RocksDBStore {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredIfDamaged.class);

    private RestoredIfDamaged(String name) {
        super(name, Supplier.SCOPE);
    }

    static KeyValueBytesStoreSupplier supplier(String name) {
        return new Supplier(name);
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // What RocksDB writes first: an empty store that cannot be opened has none.
        Path files = context.stateDir().toPath().resolve("rocksdb").resolve(name());
        boolean hadFiles = Files.exists(files.resolve("CURRENT"));
        try {
            super.init(context, root);
        } catch (ProcessorStateException e) {
            if (!hadFiles) {
                throw e;
            }
            LOG.warn("The store in {} cannot be opened; it is deleted and restored: {}", files, reason(e));
            throw new TaskCorruptedException(Set.of(context.taskId()), e);
        }
    }

    private static String reason(ProcessorStateException failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getCause().getMessage();
    }

    private record Supplier(String name) implements KeyValueBytesStoreSupplier {
        /** Of its metrics, as Kafka Streams calls that of its own. */
        private static final String SCOPE = "rocksdb";

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new RestoredIfDamaged(name);
        }

        @Override
        public String metricsScope() {
            return SCOPE;
        }
    }
}
