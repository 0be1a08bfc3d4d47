package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.Stores;
import io.commentlog.event.view.ViewName;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams deletes and restores a task that is called corrupted, and ends upon any other exception. */
class RestoredIfDamagedTopologyTest {
    private static final Bytes KEY = Bytes.wrap(new byte[] {1});

    @TempDir
    private Path directory;

    @Test
    void callsItsTaskCorruptedIfItsFilesCannotBeOpened() throws IOException {
        Files.createDirectories(files());
        Files.writeString(files().resolve("CURRENT"), "MANIFEST-of nothing");

        assertThatThrownBy(this::open).isInstanceOf(TaskCorruptedException.class);
    }

    @Test
    void callsItsTaskCorruptedIfADamagedBlockIsRead() throws IOException {
        KeyValueStore<Bytes, byte[]> whole = store();
        byte[] value = new byte[10_000];
        new Random(1).nextBytes(value); // so that it is not stored smaller than it is
        whole.put(KEY, value);
        whole.close();
        overwriteData();
        KeyValueStore<Bytes, byte[]> damaged = store();

        assertThatThrownBy(() -> damaged.get(KEY)).isInstanceOf(TaskCorruptedException.class);
        assertThatThrownBy(() -> damaged.put(KEY, new byte[1]))
                .as("nothing is built on what is damaged")
                .isInstanceOf(TaskCorruptedException.class);
        damaged.close();
    }

    private KeyValueStore<Bytes, byte[]> store() {
        Properties settings = FoldSettings.streams(
                MaterializeConfig.of("none:9092", directory, new FoldMember("localhost", 8080)), "member");
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
        KeyValueStore<Bytes, byte[]> store =
                RestoredIfDamaged.supplier(Stores.COMMENTS).get();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    /** The first block of the largest: what tells of the blocks is behind them, and the store's offsets are in another. */
    private void overwriteData() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(Path.of("rocksdb", Stores.COMMENTS)))) {
            File largest = files.map(Path::toFile)
                    .filter(file -> file.getName().endsWith(".sst"))
                    .max(Comparator.comparing(File::length))
                    .orElseThrow();
            try (RandomAccessFile bytes = new RandomAccessFile(largest, "rw")) {
                bytes.write("noise".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void failsForGoodIfItCannotBeOpenedWithoutFiles() throws IOException {
        Files.createDirectories(files().getParent());
        Files.writeString(files(), "no directory can be made here");

        assertThatThrownBy(this::open).isInstanceOf(ProcessorStateException.class);
    }

    private void open() {
        new FoldDriver(directory, 5).close();
    }

    private Path files() {
        return directory.resolve(ViewName.DEFAULT.applicationId()).resolve(Path.of("0_0", "rocksdb", Stores.COMMENTS));
    }
}
