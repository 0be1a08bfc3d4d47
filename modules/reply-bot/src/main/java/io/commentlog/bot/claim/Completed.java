package io.commentlog.bot.claim;

import io.commentlog.event.LogPosition;
import java.util.Optional;

/**
 * What became of a lease that was completed.
 *
 * @param replyId of the reply, if there was one
 * @param mark where the mark is in the log
 */
record Completed(Optional<String> replyId, LogPosition mark) {}
