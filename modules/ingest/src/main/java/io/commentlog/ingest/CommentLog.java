package io.commentlog.ingest;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import java.util.concurrent.CompletionStage;

/** The topic {@code comments}, to append to. */
public interface CommentLog {
    /**
     * Completes with the event's position once it is durable. Never blocks; fails with {@link io.commentlog.kit.NotNow} if
     * the brokers do not acknowledge in time, and then the event may be in the log or not: appending it again is safe.
     */
    CompletionStage<LogPosition> append(CommentEvent event);

    /**
     * The partition that all events of the comment are in.
     *
     * @throws io.commentlog.kit.NotNow if the log has not been reached yet
     */
    int partitionOf(String id);
}
