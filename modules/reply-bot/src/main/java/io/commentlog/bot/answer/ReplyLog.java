package io.commentlog.bot.answer;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.NotNow;

/** Where the bot's replies and marks go: the topic {@code comments}. Used by many threads. */
@FunctionalInterface
public interface ReplyLog {
    /**
     * Appends the event and returns once it is durable.
     *
     * @throws NotNow if that was not confirmed in time; the event may be in the log all the same
     */
    LogPosition append(CommentEvent event) throws InterruptedException;
}
