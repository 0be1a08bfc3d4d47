package io.commentlog.bench.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cache that is updated in place, behind the minimal handler: each comment has a key of its own, which is the truth, and
 * the newest are in one more, which is read, changed and written as a whole, and which every poll reads. Two who write at a
 * time both begin at the same state, and what the first has added is not in what the second writes. Arguments: the port,
 * Redis's port.
 */
public final class CacheHandler {
    private static final String KEY = "recent:comments";
    /** As many as a window of a node shows. */
    private static final int MOST = 500;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private CacheHandler() {}

    public static void main(String[] arguments) {
        int redis = Integer.parseInt(arguments[1]);
        Handler.serve(
                Integer.parseInt(arguments[0]),
                (vertx, loop) -> RedisConnection.connect(vertx, redis).map(Cache::new));
    }

    private record Cache(RedisConnection redis) implements RecentStore {
        @Override
        public Future<List<Buffer>> newest(long after, int limit) {
            return redis.send("GET", KEY).map(value -> newestOf(value, after, limit));
        }

        @Override
        public Future<?> add(long timestamp, Buffer json) {
            return redis.send("SET", "comment:" + timestamp + ":" + NUMBERS.getAndIncrement(), json.toString())
                    .compose(stored -> redis.send("GET", KEY))
                    .compose(value -> redis.send("SET", KEY, with(value, json)));
        }
    }

    /** The comments of the cache's value that are newer, newest first. */
    static List<Buffer> newestOf(List<Buffer> value, long after, int limit) {
        List<Buffer> newest = new ArrayList<>();
        for (JsonNode comment : read(value)) {
            if (newest.size() < limit && comment.get("timestamp").asLong() > after) {
                newest.add(Buffer.buffer(comment.toString()));
            }
        }
        return newest;
    }

    /** The cache's value with one more comment, and without the oldest if there are too many. */
    static String with(List<Buffer> value, Buffer json) {
        try {
            ArrayNode comments = read(value);
            comments.insert(0, JSON.readTree(json.getBytes()));
            while (comments.size() > MOST) {
                comments.remove(comments.size() - 1);
            }
            return JSON.writeValueAsString(comments);
        } catch (IOException e) {
            throw new UncheckedIOException("A comment is JSON", e);
        }
    }

    /** None yet, if there is no such key. */
    private static ArrayNode read(List<Buffer> value) {
        if (value.isEmpty()) {
            return JSON.createArrayNode();
        }
        try {
            return (ArrayNode) JSON.readTree(value.get(0).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Only this writes the cache", e);
        }
    }
}
