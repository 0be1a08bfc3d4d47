package io.commentlog.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a read showed, and how fresh it is.
 *
 * @param behind the node could not show the position asked for in time, and answered with what it has
 * @param age how old the view is that it was read from, where the node said so
 * @param source {@code live}, {@code standby} or {@code snapshot}, where the node said so
 */
public record Answer<T>(T value, boolean behind, Optional<Duration> age, Optional<String> source) {
    static <T> Answer<T> of(Reply reply, Function<byte[], T> reading) {
        return new Answer<>(
                reading.apply(reply.body()),
                reply.isTrue("View-Behind"),
                reply.header("View-Age-Ms").map(Long::parseLong).map(Duration::ofMillis),
                reply.header("View-Source"));
    }
}
