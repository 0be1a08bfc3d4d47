package io.commentlog.query.http;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.query.view.Filter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a read asks for, its defaults and clamps applied. Pure.
 *
 * @param limit 0 to 1000
 * @param offset counted from the newest end, ≥ 0
 * @param search lower-cased; empty finds all
 */
record ReadQuery(Filter filter, int limit, long offset, String search, Optional<LogPosition> atLeast) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;
    private static final String ALL_DOMAINS = "all";

    /** List mode: a limit that is no number is the default. */
    static ReadQuery list(Function<String, Optional<String>> query) {
        OptionalLong limit = number(query, "limit");
        OptionalLong offset = number(query, "offset");
        return new ReadQuery(
                filter(query),
                clamped(limit.orElse(DEFAULT_LIMIT)),
                Math.max(0, offset.orElse(0)),
                query.apply("search").orElse("").toLowerCase(Locale.ROOT),
                atLeast(query));
    }

    /** Poll mode: a limit that is no number asks for nothing; offset and search are ignored. */
    static ReadQuery poll(Function<String, Optional<String>> query) {
        long limit = present(query, "limit")
                .map(text -> LeadingInteger.parse(text).orElse(0))
                .orElse((long) DEFAULT_LIMIT);
        return new ReadQuery(filter(query), clamped(limit), 0, "", atLeast(query));
    }

    /** The same for at least one comment. */
    ReadQuery atLeastOne() {
        return new ReadQuery(filter, Math.max(1, limit), offset, search, atLeast);
    }

    /** The position that the answer must have applied, if the caller names one. */
    static Optional<LogPosition> atLeast(Function<String, Optional<String>> query) {
        try {
            return present(query, "at-least").map(LogPosition::parse);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("at-least must be a position as Comment-Position gives it: <partition>:<offset>");
        }
    }

    private static Filter filter(Function<String, Optional<String>> query) {
        return new Filter(
                present(query, "domain").filter(domain -> !domain.equals(ALL_DOMAINS)), present(query, "type"));
    }

    private static OptionalLong number(Function<String, Optional<String>> query, String name) {
        return present(query, name).map(LeadingInteger::parse).orElse(OptionalLong.empty());
    }

    private static Optional<String> present(Function<String, Optional<String>> query, String name) {
        return query.apply(name).filter(value -> !value.isEmpty());
    }

    private static int clamped(long limit) {
        return (int) Math.max(0, Math.min(MAX_LIMIT, limit));
    }
}
