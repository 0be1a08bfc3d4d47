package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.view.Stores;
import io.commentlog.event.view.ViewName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams deletes and restores a task that is called corrupted, and ends upon any other exception. */
class RestoredIfDamagedTopologyTest {
    @TempDir
    private Path directory;

    @Test
    void callsItsTaskCorruptedIfItsFilesCannotBeOpened() throws IOException {
        Files.createDirectories(files());
        Files.writeString(files().resolve("CURRENT"), "MANIFEST-of nothing");

        assertThatThrownBy(this::open).isInstanceOf(TaskCorruptedException.class);
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
