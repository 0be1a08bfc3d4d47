package io.commentlog.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import io.commentlog.query.view.Filter;
import io.commentlog.query.view.Update;
import io.commentlog.query.view.ViewBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final long LATER = 1_800_000_000_000L;

    @TempDir
    private Path directory;

    /** Empty, behind the first hundred records of the changelog. */
    private final Snapshot snapshot = new Snapshot(
            Snapshots.CHANGELOG, 1_700_000_000_000L, 100, List.of(100L), new ViewBuilder(7, 1, 10, 100).view());

    private Journal journal;

    @BeforeEach
    void begin() {
        journal = new Journal(directory);
        journal.begin(snapshot.offsets());
    }

    @Test
    void bringsBackAllThatWasAppended() {
        append("a", 0);
        append("b", 1);
        journal.append(7, LATER, List.of(105L), List.of(new Update(0, key("a").toBytes(), Optional.empty())));

        Snapshot continued = restarted();
        assertThat(ids(continued)).containsExactly("b");
        assertThat(continued.offsets()).containsExactly(105L);
        assertThat(continued.completeAsOf()).isEqualTo(LATER);
        assertThat(continued.view().position(0)).isEqualTo(new PartitionPosition(1, 2, 1));
    }

    @Test
    void bringsBackWhatCameBeforeWhereverItIsCutShortOrDamaged() throws IOException {
        append("a", 0);
        int first = Files.readAllBytes(file(0)).length;
        append("b", 1);
        byte[] whole = Files.readAllBytes(file(0));
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(0), Arrays.copyOf(whole, length));
            assertThat(ids(restarted())).as("of " + length).hasSize(length < first ? 0 : 1);

            byte[] damaged = whole.clone();
            damaged[length] ^= 1;
            Files.write(file(0), damaged);
            assertThat(ids(restarted())).as("at " + length).hasSize(length < first ? 0 : 1);
        }
    }

    @Test
    void goesOnInAnotherFileAfterARestart() {
        append("a", 0);
        journal.close();
        Journal next = new Journal(directory);
        next.begin(next.continued(snapshot).offsets());
        next.append(7, LATER, List.of(104L), updates("b", 1));

        assertThat(ids(restarted())).containsExactly("b", "a");
    }

    @Test
    void addsNothingBehindAGap() throws IOException {
        append("a", 0);
        journal.begin(List.of(102L));
        append("b", 1);
        journal.begin(List.of(104L));
        append("c", 2);
        Files.delete(file(1));

        assertThat(ids(restarted())).containsExactly("a");
    }

    @Test
    void addsNothingToAViewOfAnotherEpoch() {
        append("a", 0);
        Snapshot other =
                new Snapshot(Snapshots.CHANGELOG, 0, 100, List.of(100L), new ViewBuilder(8, 1, 10, 100).view());

        assertThat(ids(new Journal(directory).continued(other))).isEmpty();
    }

    @Test
    void letsGoOfWhatASnapshotHas() throws IOException {
        append("a", 0);
        journal.covered(List.of(101L));
        assertThat(files()).as("half of it").containsExactly("journal.0");
        append("b", 1);
        journal.covered(List.of(102L));
        assertThat(files()).containsExactly("journal.1");
        append("c", 2);

        assertThat(ids(restarted())).as("the old snapshot").isEmpty();
        Snapshot newer = new Snapshot(Snapshots.CHANGELOG, 0, 100, List.of(103L), snapshot.view());
        assertThat(ids(new Journal(directory).continued(newer))).containsExactly("c", "b");
    }

    @Test
    void isOfNoUseAfterAFailureBeforeTheNextSnapshot() throws IOException {
        Files.createDirectory(file(0));
        append("a", 0);
        Files.delete(file(0));
        append("b", 1);
        assertThat(files()).isEmpty();
        journal.covered(List.of(102L));
        append("c", 2);

        assertThat(ids(restarted())).as("a snapshot without b").isEmpty();
        journal.covered(List.of(106L));
        append("d", 3);
        Snapshot newer = new Snapshot(Snapshots.CHANGELOG, 0, 100, List.of(106L), snapshot.view());
        assertThat(ids(new Journal(directory).continued(newer))).containsExactly("d");
    }

    @Test
    void canBeCleared() throws IOException {
        append("a", 0);
        journal.close();
        new Journal(directory).clear();
        assertThat(files()).isEmpty();
    }

    /** The event at that offset of the log, in two records. */
    private void append(String id, long offset) {
        journal.append(7, 1_700_000_000_001L, List.of(102 + 2 * offset), updates(id, offset));
    }

    private static List<Update> updates(String id, long offset) {
        return List.of(
                new Update(
                        0,
                        key(id).toBytes(),
                        Optional.of(Told.posted(key(id), offset).toBytes())),
                new Update(
                        0,
                        PartitionPosition.key(),
                        Optional.of(new PartitionPosition(offset, offset + 1, 1).toBytes())));
    }

    private static RecentKey key(String id) {
        return Told.key(Told.HUMANS, id.charAt(0), id);
    }

    private Snapshot restarted() {
        return new Journal(directory).continued(snapshot);
    }

    private static List<String> ids(Snapshot of) {
        return Told.ids(of.view().window(Filter.ANY));
    }

    private Path file(int number) {
        return directory.resolve("journal." + number);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
