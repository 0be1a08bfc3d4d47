package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {
    @TempDir
    Path parent;

    @Test
    void isTakenByOneAtATime() {
        Path data = parent.resolve("a").resolve("b");
        DirectoryLock lock = DirectoryLock.take(data);
        assertThatThrownBy(() -> DirectoryLock.take(data))
                .isInstanceOf(CannotStart.class)
                .hasMessage("Another commentlog runs on the data directory " + data
                        + "; stop it, or choose another directory");
        lock.close();
        assertThatCode(() -> DirectoryLock.take(data).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> DirectoryLock.take(file))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The data directory " + file + " is a file; name a directory");
    }

    @Test
    void refusesWhatCannotBeWrittenTo() throws IOException {
        // A directory under a file cannot be made by anyone, root included.
        Path inFile = Files.createFile(parent.resolve("file")).resolve("data");
        assertThatThrownBy(() -> DirectoryLock.take(inFile))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The data directory " + inFile + " cannot be written to");
    }
}
