package io.commentlog.bench.crowd;

import java.util.function.Function;

/** The two ways in which a client follows a node's view. */
public enum Kind {
    LONG_POLL,
    STREAM;

    Hearing hearing(Function<String, byte[]> get, String cursor, Marks marks) {
        return switch (this) {
            case LONG_POLL -> new LongPolls(get, cursor, marks);
            case STREAM -> new Streams(get, cursor, marks);
        };
    }
}
