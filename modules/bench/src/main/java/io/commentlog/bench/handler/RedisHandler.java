package io.commentlog.bench.handler;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** A sorted set of Redis behind the minimal handler, a connection for each event loop. Arguments: the port, Redis's port. */
public final class RedisHandler {
    /** Of the sorted set. */
    public static final String KEY = "recent:comments:by-time";
    /** As many as a window of a node shows. */
    private static final String OLDEST_KEPT = "-501";

    private RedisHandler() {}

    public static void main(String[] arguments) {
        int redis = Integer.parseInt(arguments[1]);
        Handler.serve(
                Integer.parseInt(arguments[0]),
                (vertx, loop) -> RedisConnection.connect(vertx, redis).map(SortedSet::new));
    }

    private record SortedSet(RedisConnection redis) implements RecentStore {
        @Override
        public Future<List<Buffer>> newest(long after, int limit) {
            return redis.send("ZREVRANGEBYSCORE", KEY, "+inf", "(" + after, "LIMIT", "0", Integer.toString(limit));
        }

        @Override
        public Future<?> add(long timestamp, Buffer json) {
            Future<?> added = redis.send("ZADD", KEY, Long.toString(timestamp), json.toString());
            var unused = redis.send("ZREMRANGEBYRANK", KEY, "0", OLDEST_KEPT);
            return added;
        }
    }
}
