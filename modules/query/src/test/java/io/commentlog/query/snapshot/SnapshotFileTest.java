package io.commentlog.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
    @TempDir
    private Path data;

    private Path directory;
    private SnapshotFile file;

    @BeforeEach
    void setUp() {
        directory = data.resolve("query").resolve("view");
        file = new SnapshotFile(directory, Snapshots.CHANGELOG);
    }

    @Test
    void isEmptyBeforeAnythingWasWritten() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void hasWhatWasWrittenLastAndNothingBesideIt() throws IOException {
        file.write(Snapshots.of(1));
        long bytes = file.write(Snapshots.of(2));

        assertThat(file.read().map(snapshot -> snapshot.view().cursor()))
                .contains(Snapshots.view(2).cursor());
        assertThat(directory).isDirectoryContaining(path -> path.endsWith("snapshot"));
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
        assertThat(directory.resolve("snapshot")).hasSize(bytes);
    }

    @Test
    void putsAsideWhatIsDamagedAndCanBeWrittenAgain() throws IOException {
        file.write(Snapshots.of(3));
        byte[] bytes = Files.readAllBytes(directory.resolve("snapshot"));
        bytes[bytes.length / 2]++;
        Files.write(directory.resolve("snapshot"), bytes);

        assertThat(file.read()).isEmpty();
        assertThat(directory.resolve("snapshot.refused")).hasBinaryContent(bytes);
        assertThat(directory.resolve("snapshot")).doesNotExist();

        file.write(Snapshots.of(4));
        assertThat(file.read()).isPresent();
    }

    @Test
    void isEmptyWhereItCannotBeRead() throws IOException {
        Files.createDirectories(directory.resolve("snapshot"));

        assertThat(file.read()).isEmpty();
    }

    @Test
    void saysWhyInWordsForAPerson() {
        assertThat(SnapshotFile.reason(new AccessDeniedException("file"))).isEqualTo("permission denied");
        assertThat(SnapshotFile.reason(new FileSystemException("file", "", "Not a directory")))
                .isEqualTo("Not a directory");
        assertThat(SnapshotFile.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }

    @Test
    void keepsTheOldOneWhereTheNewOneCannotBeWritten() throws IOException {
        file.write(Snapshots.of(1));
        Files.createDirectories(directory.resolve("snapshot.next"));

        assertThatThrownBy(() -> file.write(Snapshots.of(2))).isInstanceOf(IOException.class);
        assertThat(file.read()).isPresent();
    }

    @Test
    void begunButNotFinishedIsAsIfItWereNot() throws IOException {
        file.write(Snapshots.of(1));
        Files.write(directory.resolve("snapshot.next"), new byte[] {1, 2, 3});

        assertThat(file.read()).isPresent();
        file.write(Snapshots.of(2));
        assertThat(file.read().map(Snapshot::completeAsOf))
                .isEqualTo(Optional.of(Snapshots.of(2).completeAsOf()));
    }
}
