package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Freshness freshness = new Freshness();

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        reached(100, 100);

        assertThat(freshness.live()).isFalse();
        assertThat(freshness.age(5)).isEmpty();
    }

    @Test
    void isLoadedOnceEverythingUpToTheEndAtTheTimeOfAskingIsThere() {
        freshness.ended(0, end(10, 100));
        reached(8, 100);
        assertThat(freshness.live()).isFalse();
        reached(9, 99);
        assertThat(freshness.live()).isFalse();

        reached(9, 100);
        assertThat(freshness.live()).isTrue();
    }

    @Test
    void countsItsAgeFromTheAskingNotFromTheAnswer() {
        freshness.ended(0, end(10, 100));
        reached(9, 100);

        assertThat(freshness.age(3 * SECOND)).contains(Duration.ofSeconds(3));
    }

    @Test
    void growsOlderWhileTheEndIsNotReached() {
        freshness.ended(0, end(10, 100));
        reached(9, 100);
        freshness.ended(SECOND, end(20, 200));
        reached(9, 200);

        assertThat(freshness.age(5 * SECOND)).contains(Duration.ofSeconds(5));
        assertThat(freshness.live()).isTrue();
    }

    @Test
    void isReachedByAViewThatTrailsALogThatNeverStops() {
        freshness.ended(0, end(10, 100));
        freshness.ended(SECOND, end(20, 200)); // the first answer is still open: its end counts
        reached(15, 200);

        assertThat(freshness.age(2 * SECOND)).contains(Duration.ofSeconds(2));
    }

    @Test
    void takesTheNextAnswerOnceTheFirstIsReached() {
        freshness.ended(0, end(10, 100));
        reached(9, 100);
        freshness.ended(SECOND, end(20, 200));
        reached(19, 200);

        assertThat(freshness.age(SECOND)).contains(Duration.ZERO);
    }

    @Test
    void isNeverOfTheFuture() {
        freshness.ended(SECOND, end(0, 0));
        reached(-1, 0);

        assertThat(freshness.age(0)).contains(Duration.ZERO);
    }

    @Test
    void isAsOldAsTheSnapshotUntilItIsLive() {
        freshness.restored(-60 * SECOND);
        assertThat(freshness.live()).isFalse();
        assertThat(freshness.age(SECOND)).contains(Duration.ofSeconds(61));

        freshness.ended(SECOND, end(10, 100));
        reached(9, 99);
        assertThat(freshness.live()).isFalse();
        reached(9, 100);
        assertThat(freshness.live()).isTrue();
        assertThat(freshness.age(2 * SECOND)).contains(Duration.ofSeconds(1));
    }

    @Test
    void knowsWhenTheChangelogWasReadThoughTheFoldLags() {
        assertThat(freshness.readAsOf(new long[] {100})).isEmpty();

        freshness.ended(SECOND, end(10, 100));
        assertThat(freshness.readAsOf(new long[] {99})).isEmpty();
        assertThat(freshness.readAsOf(new long[] {100})).hasValue(SECOND);
        assertThat(freshness.isReached(new long[] {5}, new long[] {100})).isFalse();
    }

    @Test
    void forgetsWhatWasSaidOfAnotherChangelogButNotItsAge() {
        freshness.ended(0, end(0, 0));
        reached(-1, 0);
        freshness.ended(SECOND, end(10, 100));
        freshness.begun();
        reached(9, 100);

        assertThat(freshness.age(5 * SECOND)).contains(Duration.ofSeconds(5));
        assertThat(freshness.missing(new long[] {3})).isEmpty();
    }

    @Test
    void countsWhatIsMissing() {
        assertThat(freshness.missing(new long[] {3})).isEmpty();

        freshness.ended(0, end(10, 100));
        assertThat(freshness.missing(new long[] {3})).hasValue(6);
    }

    private void reached(long applied, long consumed) {
        freshness.reached(new long[] {applied}, new long[] {consumed});
    }

    private static LogEnd end(long log, long changelog) {
        return new LogEnd(List.of(log), List.of(-1L), List.of(changelog));
    }
}
