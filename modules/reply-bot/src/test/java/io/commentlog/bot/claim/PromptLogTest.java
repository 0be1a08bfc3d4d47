package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.Acknowledgements;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PromptLogTest {
    private static final CommentEvent MARK = new CommentEvent.Patched("a", true);
    private static final LogPosition AT = new LogPosition(0, 7);
    private static final DeadLetter LETTER = new DeadLetter("a", "echo", AT, Failure.of("timeout", 3, "late"), 0);

    private final AtomicLong now = new AtomicLong();
    private boolean away;
    private boolean interrupted;
    private int appended;
    private final PromptLog log =
            new PromptLog(event -> appended(), letter -> appended(), new Acknowledgements(now::get));

    private LogPosition appended() throws InterruptedException {
        appended++;
        if (interrupted) {
            throw new InterruptedException();
        }
        if (away) {
            throw new NotNow("The broker's own words", Duration.ZERO);
        }
        return AT;
    }

    private void refuses(String sentence) {
        assertThatThrownBy(() -> log.append(MARK))
                .isInstanceOfSatisfying(
                        NotNow.class, notNow -> assertThat(notNow.retryAfter()).isEqualTo(Duration.ofSeconds(1)))
                .hasMessage(sentence);
    }

    @Test
    void appendsWhatTheLogTakes() throws InterruptedException {
        assertThat(log.append(MARK)).isEqualTo(AT);
        log.append(LETTER);
        assertThat(appended).isEqualTo(2);
    }

    @Test
    void refusesAtOnceWhatWouldWaitInVain() throws InterruptedException {
        away = true;
        refuses("The log has not confirmed it in time: ask again, nothing is done twice");
        refuses("The log confirms nothing now: ask again, nothing is done twice");
        assertThatThrownBy(log::checkConfirms).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> log.append(LETTER)).isInstanceOf(NotNow.class);
        assertThat(appended).as("asked once").isEqualTo(1);
    }

    @Test
    void takesAllAgainOnceOneIsConfirmed() throws InterruptedException {
        away = true;
        refuses("The log has not confirmed it in time: ask again, nothing is done twice");
        away = false;
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThatCode(log::checkConfirms).doesNotThrowAnyException();
        log.append(MARK);
        log.append(MARK);
        assertThatCode(log::checkConfirms).doesNotThrowAnyException();
        assertThat(appended).isEqualTo(3);
    }

    @Test
    void doesNotTakeAnInterruptForTheLogsFault() throws InterruptedException {
        interrupted = true;
        assertThatThrownBy(() -> log.append(MARK)).isInstanceOf(InterruptedException.class);
        interrupted = false;
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(log.append(MARK)).isEqualTo(AT);
        assertThat(log.append(MARK)).isEqualTo(AT);
    }
}
