package io.commentlog.kit.http;

import java.util.function.BooleanSupplier;

/**
 * Whether an answer still is what who asks the same would get; and what is told when it was given again without asking. Called
 * on event loops for every repeated request: it is cheap, and leaves nothing to the garbage collector.
 */
@FunctionalInterface
public interface Standing extends BooleanSupplier {
    /** The answer goes out once more. */
    default void givenAgain() {}
}
