package io.commentlog.bot.answer;

import io.commentlog.event.DeadLetter;

/** Where questions go that the bot has given up: the topic {@code comments.unanswered}. Used by many threads. */
@FunctionalInterface
public interface DeadLetters {
    /**
     * Appends the letter and returns once it is durable.
     *
     * @throws io.commentlog.kit.NotNow if that was not confirmed in time; it may be there all the same
     */
    void append(DeadLetter letter) throws InterruptedException;
}
