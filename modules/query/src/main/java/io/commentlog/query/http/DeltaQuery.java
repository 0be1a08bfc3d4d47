package io.commentlog.query.http;

import io.commentlog.event.Rejection;
import io.commentlog.query.view.Cursor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a client that follows the view asks for. Pure.
 *
 * @param read filter, limit and position, as for a list
 * @param cursor empty for a client that has nothing yet
 * @param hold how long to wait for something, at most 30 s
 */
record DeltaQuery(ReadQuery read, Optional<Cursor> cursor, Duration hold) {
    private static final long MAX_HOLD_SECONDS = 30;

    /** Of a poll: {@code cursor}, {@code wait}. */
    static DeltaQuery poll(Function<String, Optional<String>> query) {
        long seconds = query.apply("wait")
                .map(text -> LeadingInteger.parse(text).orElse(0))
                .orElse(0L);
        ReadQuery read = ReadQuery.list(query);
        Optional<Cursor> cursor = query.apply("cursor").flatMap(DeltaQuery::cursor);
        return new DeltaQuery(
                cursor.isPresent() ? read.atLeastOne() : read, // none at a time would never come to an end
                cursor,
                Duration.ofSeconds(Math.max(0, Math.min(MAX_HOLD_SECONDS, seconds))));
    }

    /** Of an event stream; what a browser sends when it comes back counts before what the page first asked with. */
    static DeltaQuery stream(Function<String, Optional<String>> query, Optional<String> lastEventId) {
        Optional<String> text = lastEventId.filter(id -> !id.isBlank()).or(() -> query.apply("cursor"));
        return new DeltaQuery(ReadQuery.list(query).atLeastOne(), text.flatMap(DeltaQuery::cursor), Duration.ZERO);
    }

    private static Optional<Cursor> cursor(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Cursor.decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("cursor is not one that this API gave");
        }
    }
}
