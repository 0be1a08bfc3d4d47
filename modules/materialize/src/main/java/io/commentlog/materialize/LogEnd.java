package io.commentlog.materialize;

import java.util.concurrent.CompletionStage;

/** Offsets of a partition of the topic {@code comments}; fails with {@link io.commentlog.kit.NotNow} if Kafka is away. */
interface LogEnd {
    /** The offset that the next event may get: all that the fold can read is below it. */
    CompletionStage<Long> endOffset(int partition);

    /** The offset below which the fold has committed everything, -1 before its first commit. */
    CompletionStage<Long> committed(int partition);
}
