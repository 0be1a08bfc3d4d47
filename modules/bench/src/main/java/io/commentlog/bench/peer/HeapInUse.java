package io.commentlog.bench.peer;

import java.util.List;
import java.util.Optional;

/** The last line of a JVM's class histogram, which adds up instances and bytes of all classes. Pure. */
final class HeapInUse {
    private static final String NAME = "Total";

    private HeapInUse() {}

    /** In bytes; empty if there is no such line. */
    static Optional<Long> of(List<String> histogram) {
        return histogram.stream()
                .filter(line -> line.startsWith(NAME))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .map(Long::parseLong)
                .reduce((first, last) -> last);
    }
}
