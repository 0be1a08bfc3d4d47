package io.commentlog.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AcknowledgementsTest {
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Acknowledgements acknowledgements = new Acknowledgements(now::get);

    @Test
    void takeWritesWhileTheyAreAnswered() {
        for (int i = 0; i < 100; i++) {
            assertThat(acknowledgements.take()).isTrue();
            pass(Acknowledgements.STALLED);
            acknowledgements.came();
        }
    }

    @Test
    void takeWritesAfterAQuietNight() {
        pass(Duration.ofHours(8));
        assertThat(acknowledgements.take()).isTrue();
        assertThat(acknowledgements.take()).isTrue();
    }

    @Test
    void refuseWhatComesBehindWritesThatStall() {
        acknowledgements.take();
        pass(Acknowledgements.STALLED);
        assertThat(acknowledgements.take()).as("may still come").isTrue();
        pass(A_MOMENT);
        assertThat(acknowledgements.wouldTake()).as("takes nothing").isTrue();
        assertThat(acknowledgements.take()).as("one tries").isTrue();
        assertThat(acknowledgements.wouldTake()).isFalse();
        assertThat(acknowledgements.take()).isFalse();
    }

    @Test
    void countProgressAndNotTheAgeOfOneWrite() {
        acknowledgements.take();
        acknowledgements.take();
        pass(Acknowledgements.STALLED);
        acknowledgements.came();
        pass(A_MOMENT);
        assertThat(acknowledgements.take()).isTrue();
        assertThat(acknowledgements.take()).isTrue();
    }

    @Test
    void refuseAfterAFailureButForOneTryInAWhile() {
        fail();
        assertThat(acknowledgements.take()).isFalse();
        for (int i = 0; i < 3; i++) {
            pass(Acknowledgements.TRY_AGAIN);
            assertThat(acknowledgements.take()).isTrue();
            assertThat(acknowledgements.take()).isFalse();
        }
    }

    @Test
    void takeAllAgainOnceATryIsAcknowledged() {
        fail();
        pass(Acknowledgements.TRY_AGAIN);
        acknowledgements.take();
        acknowledgements.came();
        assertThat(acknowledgements.take()).isTrue();
        assertThat(acknowledgements.take()).isTrue();
    }

    @Test
    void neverLeaveMoreThanSoManyUnanswered() {
        for (int i = 0; i < Acknowledgements.MOST_UNANSWERED; i++) {
            assertThat(acknowledgements.take()).isTrue();
        }
        assertThat(acknowledgements.take()).isFalse();
        acknowledgements.came();
        assertThat(acknowledgements.take()).isTrue();
    }

    @Test
    void haveRoomAgainForWhatWasNotSentOrGivenUp() {
        for (int i = 0; i < Acknowledgements.MOST_UNANSWERED; i++) {
            acknowledgements.take();
        }
        acknowledgements.withdrawn();
        assertThat(acknowledgements.take()).isTrue();
        assertThat(acknowledgements.take()).isFalse();
        acknowledgements.failed();
        pass(Acknowledgements.TRY_AGAIN);
        assertThat(acknowledgements.take()).isTrue();
    }

    private void fail() {
        acknowledgements.take();
        acknowledgements.failed();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
