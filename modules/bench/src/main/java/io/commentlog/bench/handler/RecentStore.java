package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** What a handler asks, and writes to; one for each event loop, and called on it alone. */
interface RecentStore {
    /** The comments strictly newer than {@code after}, as JSON, newest first. */
    Future<List<Buffer>> newest(long after, int limit);

    /** Stores it; succeeds once it is as safe as the store makes it. */
    Future<?> add(long timestamp, Buffer json);
}
