package io.commentlog.bench.micro;

import io.commentlog.event.Comment;
import java.util.Optional;

/** A comment as people write them: about 380 bytes of JSON. */
public final class Sample {
    private static final long FIRST = 1_700_000_000_000L;
    private static final String TEXT = "The quick brown fox jumps over the lazy dog, and the dog, who has seen foxes"
            + " before, does not get up for it: a comment of a length as people write them, once they"
            + " have begun to write at all.";

    private Sample() {}

    /** The later, the greater its number. */
    public static Comment comment(long number) {
        return new Comment(
                "1700000000000-" + number,
                TEXT,
                FIRST + number,
                Optional.of("bench"),
                "rgb(40, 215, 116)",
                "bench.example",
                "en",
                "human",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
