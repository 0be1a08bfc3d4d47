package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.query.snapshot.Journal;
import io.commentlog.query.snapshot.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ViewReplicaTest {
    @TempDir
    private Path directory;

    /** A second process on one directory is told to go only after its view is open: the first still writes there. */
    @Test
    void leavesAnothersJournalWhereItIsUntilItIsStarted() throws IOException {
        try (Journal others = new Journal(directory)) {
            others.begin(List.of(100L));
            others.append(7, 1_700_000_000_000L, List.of(101L), List.of());
            List<Path> before = files();
            assertThat(before).isNotEmpty();

            ViewReplica opened = new ViewReplica(
                    new SnapshotFile(directory, "changelog"),
                    bug -> {
                        throw new AssertionError(bug);
                    },
                    Clock.systemUTC());
            opened.close();

            assertThat(files()).isEqualTo(before);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
