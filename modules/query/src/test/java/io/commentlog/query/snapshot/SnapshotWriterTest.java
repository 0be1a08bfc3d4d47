package io.commentlog.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotWriterTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path data;

    private final Snapshot first = Snapshots.of(3);

    @Test
    void writesWhatHasChangedAndOnceAMinuteWhatHasOnlyGrownOlder() {
        assertThat(SnapshotWriter.isDue(Optional.empty(), first)).isTrue();
        assertThat(SnapshotWriter.isDue(Optional.of(first), first)).isFalse();
        assertThat(SnapshotWriter.isDue(Optional.of(first), later(first, 59_999)))
                .isFalse();
        assertThat(SnapshotWriter.isDue(Optional.of(first), later(first, 60_000)))
                .isTrue();
        assertThat(SnapshotWriter.isDue(Optional.of(first), Snapshots.of(3)))
                .as("another view")
                .isTrue();
        assertThat(SnapshotWriter.isDue(
                        Optional.of(first),
                        new Snapshot(
                                first.changelog(),
                                first.completeAsOf(),
                                first.maxComments(),
                                List.of(101L),
                                first.view())))
                .as("other offsets")
                .isTrue();
    }

    @Test
    void writesWhatIsNewestWhenItIsClosed() {
        SnapshotFile file = new SnapshotFile(data, Snapshots.CHANGELOG);
        SnapshotWriter writer =
                new SnapshotWriter(file, new Journal(data), () -> Optional.of(first), cause -> {}, NEVER).start();
        writer.close();

        assertThat(file.read()).isPresent();
        assertThat(writer.bytes()).isPositive();
        assertThat(writer.failures()).isZero();
    }

    @Test
    void writesNothingWhereThereIsNothingYet() {
        SnapshotFile file = new SnapshotFile(data, Snapshots.CHANGELOG);
        new SnapshotWriter(file, new Journal(data), Optional::empty, cause -> {}, NEVER)
                .start()
                .close();

        assertThat(file.read()).isEmpty();
    }

    @Test
    void countsWhatFailsAndGoesOn() throws IOException {
        Path directory = data.resolve("query");
        Files.writeString(directory, "a file where a directory has to be");
        SnapshotFile file = new SnapshotFile(directory, Snapshots.CHANGELOG);
        SnapshotWriter writer =
                new SnapshotWriter(file, new Journal(data), () -> Optional.of(first), cause -> {}, NEVER);
        writer.write(first);
        writer.write(first);
        assertThat(writer.failures()).isEqualTo(2);

        Files.delete(directory);
        writer.write(first);
        assertThat(file.read()).isPresent();
        assertThat(writer.failures()).isEqualTo(2);
    }

    private static Snapshot later(Snapshot snapshot, long milliseconds) {
        return new Snapshot(
                snapshot.changelog(),
                snapshot.completeAsOf() + milliseconds,
                snapshot.maxComments(),
                snapshot.offsets(),
                snapshot.view());
    }
}
