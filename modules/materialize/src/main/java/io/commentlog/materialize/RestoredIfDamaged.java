package io.commentlog.materialize;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store on disk that is no reason to stop if its files are damaged: all that is in it is in its changelog. Kafka
 * Streams takes such an exception for fatal, and one of a corrupted task as an order to delete the task's files and restore
 * it; this store throws the second for the first, whether it is found when they are opened or much later, when a damaged block
 * is read. Not if there are no files: what fails without them fails again.
 */
final class RestoredIfDamaged extends RocksDBStore {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredIfDamaged.class);

    /** Once known; the fold's thread may not be the one that finds out. Guarded by this. */
    private boolean damaged;

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

    @Override
    public synchronized byte[] get(Bytes key) {
        checkWhole();
        try {
            return super.get(key);
        } catch (ProcessorStateException e) {
            if (!isCorruption(e.getCause())) {
                throw e;
            }
            damaged = true;
            LOG.warn("The store {} of task {} is damaged; it is deleted and restored: {}", name(), task(), reason(e));
            throw corrupted(e);
        }
    }

    @Override
    public synchronized void put(Bytes key, byte[] value) {
        checkWhole();
        super.put(key, value);
    }

    private void checkWhole() {
        if (damaged) {
            throw corrupted(new ProcessorStateException("A damaged block was read"));
        }
    }

    private TaskCorruptedException corrupted(ProcessorStateException cause) {
        return new TaskCorruptedException(Set.of(task()), cause);
    }

    private TaskId task() {
        return context.taskId();
    }

    private static boolean isCorruption(Throwable cause) {
        return cause instanceof RocksDBException failure
                && failure.getStatus() != null
                && failure.getStatus().getCode() == Status.Code.Corruption;
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
