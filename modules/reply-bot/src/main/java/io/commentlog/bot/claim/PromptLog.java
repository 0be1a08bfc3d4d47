package io.commentlog.bot.claim;

import io.commentlog.bot.answer.DeadLetters;
import io.commentlog.bot.answer.ReplyLog;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.Acknowledgements;
import io.commentlog.kit.NotNow;
import java.time.Duration;

/**
 * The log as claims use it: once it confirms nothing any more, what is appended fails at once instead of waiting for a
 * time-out that is certain, and a worker hears one sentence that says so. Used by many threads.
 */
final class PromptLog implements ReplyLog, DeadLetters {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String LATE = "The log has not confirmed it in time: ask again, nothing is done twice";
    private static final String AWAY = "The log confirms nothing now: ask again, nothing is done twice";

    private final ReplyLog log;
    private final DeadLetters letters;
    private final Acknowledgements acknowledgements;

    PromptLog(ReplyLog log, DeadLetters letters, Acknowledgements acknowledgements) {
        this.log = log;
        this.letters = letters;
        this.acknowledgements = acknowledgements;
    }

    /**
     * Returns if an append may be tried now; waits for nothing.
     *
     * @throws NotNow if it would be in vain
     */
    void checkConfirms() {
        if (!acknowledgements.wouldTake()) {
            throw away();
        }
    }

    @Override
    public LogPosition append(CommentEvent event) throws InterruptedException {
        return confirmed(() -> log.append(event));
    }

    @Override
    public void append(DeadLetter letter) throws InterruptedException {
        var unused = confirmed(() -> {
            letters.append(letter);
            return letter;
        });
    }

    private interface Append<T> {
        T now() throws InterruptedException;
    }

    private <T> T confirmed(Append<T> append) throws InterruptedException {
        if (!acknowledgements.take()) {
            throw away();
        }
        boolean told = false;
        try {
            T appended = append.now();
            acknowledgements.came();
            told = true;
            return appended;
        } catch (NotNow e) {
            acknowledgements.failed();
            told = true;
            throw new NotNow(LATE, RETRY_AFTER);
        } finally {
            if (!told) {
                acknowledgements.withdrawn();
            }
        }
    }

    private static NotNow away() {
        return new NotNow(AWAY, RETRY_AFTER);
    }
}
