package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.http.Pace.Verdict;
import io.commentlog.kit.http.Pace.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private final Pace pace = new Pace(Patience.DEFAULT, at(0));

    private static long at(double seconds) {
        return (long) (seconds * 1e9) - 5;
    }

    private void expect(double seconds, Verdict verdict) {
        assertThat(pace.look(at(seconds), false, Waiting.NOTHING)).isEqualTo(verdict);
    }

    @Test
    void hasTheLimitsThatTheDocumentationTells() {
        assertThat(Patience.DEFAULT)
                .isEqualTo(new Patience(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(75),
                        Duration.ofSeconds(60)));
        assertThat(Patience.DEFAULT.betweenLooks()).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("time");
    }

    @Test
    void endsAConnectionThatNeverAsks() {
        expect(75, Verdict.FINE);
        expect(75.1, Verdict.IDLE);
    }

    @Test
    void givesAHeadItsTimeFromItsFirstByteHoweverManyFollow() {
        pace.bytes(at(70));
        pace.bytes(at(75));
        pace.bytes(at(79));
        expect(80, Verdict.FINE);
        expect(80.1, Verdict.HEAD_LATE);
    }

    @Test
    void givesABodyItsTimeFromTheEndOfTheHead() {
        pace.bytes(at(0));
        pace.head(at(9));
        pace.bytes(at(28));
        expect(29, Verdict.FINE);
        expect(29.1, Verdict.BODY_LATE);
    }

    @Test
    void givesABodyNoMoreTimeThoughItsRequestIsAnswered() {
        pace.bytes(at(0));
        pace.head(at(0));
        pace.answered();
        expect(20.1, Verdict.BODY_LATE);
    }

    @Test
    void waitsForItsOwnAnswersWithoutALimit() {
        pace.bytes(at(0));
        pace.head(at(0));
        pace.end(at(0));
        expect(10_000, Verdict.FINE);
        pace.answered();
        expect(10_075, Verdict.FINE);
        expect(10_075.1, Verdict.IDLE);
    }

    @Test
    void doesNotCountTheNextHeadWhileAnAnswerIsOwed() {
        pace.head(at(0));
        pace.end(at(0));
        pace.bytes(at(1));
        expect(30, Verdict.FINE);
        pace.answered();
        expect(40, Verdict.FINE);
        expect(40.1, Verdict.HEAD_LATE);
    }

    @Test
    void countsEveryAnswerThatIsOwed() {
        pace.head(at(0));
        pace.end(at(0));
        pace.head(at(0));
        pace.end(at(0));
        pace.answered();
        expect(100, Verdict.FINE);
    }

    @Test
    void doesNotCountWhileTheServerDoesNotRead() {
        pace.head(at(0));
        assertThat(pace.look(at(100), true, Waiting.NOTHING)).isEqualTo(Verdict.FINE);
        expect(120, Verdict.FINE);
        expect(120.1, Verdict.BODY_LATE);
    }

    @Test
    void endsAClientThatTakesNothingOfItsAnswer() {
        assertThat(pace.look(at(10), false, Waiting.LESS)).isEqualTo(Verdict.FINE);
        assertThat(pace.look(at(70), false, Waiting.THE_SAME)).isEqualTo(Verdict.FINE);
        assertThat(pace.look(at(70.1), false, Waiting.THE_SAME)).isEqualTo(Verdict.UNREAD);
        assertThat(pace.look(at(70.2), true, Waiting.THE_SAME)).isEqualTo(Verdict.UNREAD);
    }

    @Test
    void letsAClientTakeItsAnswerSlowly() {
        for (int minute = 0; minute < 100; minute++) {
            assertThat(pace.look(at(60 * minute), false, Waiting.LESS)).isEqualTo(Verdict.FINE);
            assertThat(pace.look(at(60 * minute + 59), false, Waiting.THE_SAME)).isEqualTo(Verdict.FINE);
        }
    }

    @Test
    void doesNotKeepWhoIsRefusedAndStays() {
        pace.bytes(at(0));
        pace.head(at(0));
        pace.refused(at(0));
        pace.answered();
        pace.bytes(at(9));
        expect(10, Verdict.FINE);
        expect(10.1, Verdict.IDLE);
    }
}
