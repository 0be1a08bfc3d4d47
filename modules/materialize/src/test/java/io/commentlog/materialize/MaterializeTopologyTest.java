package io.commentlog.materialize;

import static io.commentlog.materialize.Comments.deleted;
import static io.commentlog.materialize.Comments.patched;
import static io.commentlog.materialize.Comments.plain;
import static io.commentlog.materialize.Comments.posted;
import static io.commentlog.materialize.Comments.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Comment;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterializeTopologyTest {
    private static final Comment A = plain("a", "example.org", 1);
    private static final Comment B = plain("b", "example.org", 2);
    private static final Comment C = plain("c", "example.org", 3);

    @TempDir
    Path state;

    private FoldDriver fold;

    @BeforeEach
    void start() {
        fold = new FoldDriver(state, 2);
    }

    @AfterEach
    void stop() {
        fold.close();
    }

    @Test
    void keepsAPostedCommentInBothStores() {
        fold.fold(posted(A));

        assertThat(fold.comment("a")).contains(StoredComment.posted(A, 0));
        assertThat(fold.entry(RecentKey.of(A))).contains(StoredComment.posted(A, 0));
        assertThat(fold.position()).isEqualTo(new PartitionPosition(0, 1, 0));
        assertThat(fold.count("commentlog.fold.events", "type", "posted")).isEqualTo(1);
    }

    @Test
    void keepsTheFirstOfTwoPosts() {
        fold.fold(posted(A), posted(plain("a", "elsewhere", 7)));

        assertThat(fold.comment("a")).contains(StoredComment.posted(A, 0));
        assertThat(fold.allEntries()).containsOnlyKeys(RecentKey.of(A));
        assertThat(fold.position()).isEqualTo(new PartitionPosition(1, 1, 0));
        assertThat(fold.count("commentlog.fold.unchanged", "reason", "duplicate_post"))
                .isEqualTo(1);
    }

    @Test
    void patchesInBothStores() {
        Comment comment = waiting("w");
        fold.fold(posted(comment));
        assertThat(fold.position()).isEqualTo(new PartitionPosition(0, 1, 1));

        fold.fold(patched("w", true));

        StoredComment handled = StoredComment.posted(comment, 0).patched(comment.withProcessed(true), 1);
        assertThat(fold.comment("w")).contains(handled);
        assertThat(fold.entry(RecentKey.of(comment))).contains(handled);
        assertThat(fold.position()).isEqualTo(new PartitionPosition(1, 1, 0));
    }

    @Test
    void keepsADeletionAsAValueInBothStores() {
        fold.fold(posted(A), deleted("a"), posted(A));

        StoredComment gone = StoredComment.posted(A, 0).deletedAt(1);
        assertThat(fold.comment("a")).contains(gone);
        assertThat(fold.entry(RecentKey.of(A))).contains(gone);
        assertThat(fold.position()).isEqualTo(new PartitionPosition(2, 0, 0));
    }

    @Test
    void countsOrphansAndStoresNothingForThem() {
        fold.fold(patched("nobody", true), deleted("nobody"));

        assertThat(fold.allComments()).isEmpty();
        assertThat(fold.allEntries()).isEmpty();
        assertThat(fold.position()).isEqualTo(new PartitionPosition(1, 0, 0));
        assertThat(fold.count("commentlog.fold.unchanged", "reason", "orphan_patch"))
                .isEqualTo(1);
        assertThat(fold.count("commentlog.fold.unchanged", "reason", "orphan_delete"))
                .isEqualTo(1);
    }

    @Test
    void evictsByTombstoneAndNeverTakesBack() {
        fold.fold(posted(A), posted(B), posted(C));
        assertThat(fold.changelog()).anySatisfy(record -> {
            assertThat(record.key()).isEqualTo(RecentKey.of(A).toBytes());
            assertThat(record.value()).isNull();
        });

        fold.fold(patched("a", true), deleted("a"));

        assertThat(fold.allEntries()).containsOnlyKeys(RecentKey.of(B), RecentKey.of(C));
        assertThat(fold.comment("a").orElseThrow().deleted()).isTrue();
        assertThat(fold.position()).isEqualTo(new PartitionPosition(4, 2, 0, 4));
    }

    @Test
    void remembersTheNewestEventWhoseEffectHasLeftTheWindows() {
        fold.fold(posted(A), posted(B), patched("a", true));
        assertThat(fold.position().forgotten()).isEqualTo(-1);

        fold.fold(posted(C));
        assertThat(fold.position().forgotten())
                .as("a left the window, last changed by event 2")
                .isEqualTo(2);

        fold.fold(patched("a", false));
        assertThat(fold.position().forgotten()).as("nobody shows a any more").isEqualTo(2);

        fold.fold(deleted("a"));
        assertThat(fold.position().forgotten())
                .as("a deletion matters to whoever scrolled back")
                .isEqualTo(5);
    }

    @Test
    void keepsALateCommentOutOfAFullWindowButNotOutOfTheStore() {
        fold.fold(posted(B), posted(C), posted(A));

        assertThat(fold.allEntries()).containsOnlyKeys(RecentKey.of(B), RecentKey.of(C));
        assertThat(fold.comment("a")).isPresent();
    }

    @Test
    void writesThePositionLastForEveryEvent() {
        fold.fold(posted(A));
        assertLastIsPosition(0, 2);
        fold.fold(posted(B), posted(C));
        assertLastIsPosition(2, 2 + 3);
        fold.fold(posted(A));
        assertLastIsPosition(3, 1);
        fold.fold(patched("b", true));
        assertLastIsPosition(4, 2);
        fold.fold(patched("nobody", true));
        assertLastIsPosition(5, 1);
        fold.fold(new TestRecord<>(new byte[] {1}, new byte[] {2}));
        assertLastIsPosition(6, 1);
        fold.fold(deleted("b"));
        assertLastIsPosition(7, 2);
    }

    private void assertLastIsPosition(long offset, int records) {
        List<TestRecord<byte[], byte[]>> changelog = fold.changelog();
        assertThat(changelog).hasSize(records);
        TestRecord<byte[], byte[]> last = changelog.get(records - 1);
        assertThat(last.key()).isEqualTo(PartitionPosition.key());
        assertThat(PartitionPosition.fromBytes(last.value()).offset()).isEqualTo(offset);
    }

    @Test
    void writesToTheChangelogExactlyTheBytesThatReplicasRead() {
        fold.fold(posted(A));

        TestRecord<byte[], byte[]> entry = fold.changelog().get(0);
        assertThat(RecentKey.fromBytes(entry.key())).isEqualTo(RecentKey.of(A));
        assertThat(entry.value()).isEqualTo(StoredComment.posted(A, 0).toBytes());
        assertThat(entry.headers()).isEmpty();
    }

    @Test
    void tellsWhereItHasComeToWhileItFolds() {
        assertThat(fold.folding.state(0).map(FoldedState::position)).contains(PartitionPosition.START);

        fold.fold(posted(A));
        assertThat(fold.folding.state(0).map(FoldedState::position)).contains(fold.position());

        fold.close();
        assertThat(fold.folding.state(0)).isEmpty();
    }

    @Test
    void goesOnAfterAPatchForWhichThereIsNoRoom() {
        fold.fold(posted(Comments.full("a")), patched("a", true), posted(B));

        assertThat(fold.comment("a")).contains(StoredComment.posted(Comments.full("a"), 0));
        assertThat(fold.rejected()).hasSize(1);
        assertThat(fold.position()).isEqualTo(new PartitionPosition(2, 2, 0));
        assertThat(fold.comment("b")).isEqualTo(Optional.of(StoredComment.posted(B, 2)));
    }
}
