package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogEndTest {
    private static final long NONE = -1;

    @Test
    void isReachedWhenEveryPartitionsLastEventIsAppliedAndTheChangelogRead() {
        LogEnd end = new LogEnd(List.of(10L, 5L), List.of(NONE, NONE), List.of(100L, 50L));

        assertThat(reached(end, applied(9, 4), consumed(100, 50))).isTrue();
        assertThat(reached(end, applied(9, 3), consumed(100, 50))).isFalse();
        assertThat(reached(end, applied(8, 4), consumed(100, 50))).isFalse();
        assertThat(reached(end, applied(9, 4), consumed(100, 49))).isFalse();
        assertThat(reached(end, applied(9, 4), consumed(99, 50))).isFalse();
        assertThat(reached(end, applied(20, 20), consumed(200, 200))).isTrue();
    }

    @Test
    void isReachedAtOnceByAnEmptyLog() {
        LogEnd end = new LogEnd(List.of(0L), List.of(NONE), List.of(0L));

        assertThat(reached(end, applied(-1), consumed(0))).isTrue();
    }

    @Test
    void isNotReachedBeforeTheConsumerKnowsWhereItIs() {
        LogEnd end = new LogEnd(List.of(0L), List.of(NONE), List.of(0L));

        assertThat(reached(end, applied(-1), consumed(-1))).isFalse();
    }

    @Test
    void isReachedBehindATransactionsMarkerOnceTheFoldHasCommittedPastIt() {
        assertThat(reached(new LogEnd(List.of(11L), List.of(10L), List.of(100L)), applied(9), consumed(100)))
                .isFalse();
        assertThat(reached(new LogEnd(List.of(11L), List.of(11L), List.of(100L)), applied(9), consumed(100)))
                .isTrue();
    }

    @Test
    void isNotReachedByAFoldThatHasCommittedWhatTheReplicaHasNotRead() {
        LogEnd end = new LogEnd(List.of(10L), List.of(10L), List.of(100L));

        assertThat(reached(end, applied(-1), consumed(99))).isFalse();
    }

    @Test
    void isReachedIfAnEarlierEndIsWhatWasWanted() {
        LogEnd end = new LogEnd(List.of(99L), List.of(NONE), List.of(100L));

        assertThat(end.isReached(List.of(10L), applied(9), consumed(100))).isTrue();
    }

    @Test
    void countsTheEventsThatAreMissing() {
        LogEnd end = new LogEnd(List.of(10L, 5L, 0L), List.of(NONE, NONE, NONE), List.of(0L, 0L, 0L));

        assertThat(end.missing(applied(-1, 4, -1))).isEqualTo(10);
        assertThat(end.missing(applied(8, 7, 3))).isEqualTo(1);
    }

    @Test
    void tellsHowFarEachPartitionHasCome() {
        LogEnd end = new LogEnd(List.of(10L, 10L, 10L, 11L), List.of(4L, 9L, NONE, 11L), List.of(100L, 100L, 5L, 5L));

        List<PartitionProgress> progress = end.progress(applied(7, 5, -1, 9), List.of(99L, 99L, 5L, 5L));

        assertThat(progress)
                .containsExactly(
                        new PartitionProgress(0, 10, 8, 8), // told more than was committed when that was asked
                        new PartitionProgress(1, 10, 9, 6), // committed, but not read yet
                        new PartitionProgress(2, 10, 0, 0), // nobody folds
                        new PartitionProgress(3, 11, 11, 11)); // the last is no event, but a transaction's marker
        assertThat(progress.get(1).foldLag()).isEqualTo(1);
        assertThat(progress.get(1).viewLag()).isEqualTo(3);
    }

    private static boolean reached(LogEnd end, long[] applied, long[] consumed) {
        return end.isReached(end.log(), applied, consumed);
    }

    private static long[] applied(long... offsets) {
        return offsets;
    }

    private static long[] consumed(long... offsets) {
        return offsets;
    }
}
