package io.commentlog.bot.answer;

import io.commentlog.event.Limits;
import io.commentlog.event.LogPosition;

/**
 * The id of a reply, made from where the event answered is in the log. Whoever answers the event, however often, makes
 * the same id, and the fold keeps only the first comment of an id: that is why one reply is seen.
 */
public final class ReplyId {
    private ReplyId() {}

    public static String of(LogPosition answered) {
        return Limits.REPLY_ID_PREFIX + answered.partition() + "-" + answered.offset();
    }
}
