package io.commentlog.client;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a read asks for. Immutable; every method returns another one.
 *
 * @param limit how many; without it the node's default of 50, at most 1000
 * @param offset how many of the newest to skip; counts in a list only
 * @param search part of a text or username, in any case; counts in a list only
 * @param type the exact message-type
 * @param domain the exact domain
 * @param atLeast the write that the answer must show; a node that cannot show it in time says that it is behind
 */
public record Read(
        OptionalInt limit,
        int offset,
        Optional<String> search,
        Optional<String> type,
        Optional<String> domain,
        Optional<Position> atLeast) {

    public Read {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must be at least 0");
        }
    }

    /** The newest comments of every type and domain, as many as the node gives by default. */
    public static Read newest() {
        return new Read(OptionalInt.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Read newest(int limit) {
        return newest().limit(limit);
    }

    public Read limit(int most) {
        return new Read(OptionalInt.of(most), offset, search, type, domain, atLeast);
    }

    public Read offset(int skipped) {
        return new Read(limit, skipped, search, type, domain, atLeast);
    }

    public Read search(String part) {
        return new Read(limit, offset, Optional.of(part), type, domain, atLeast);
    }

    public Read type(String messageType) {
        return new Read(limit, offset, search, Optional.of(messageType), domain, atLeast);
    }

    public Read domain(String name) {
        return new Read(limit, offset, search, type, Optional.of(name), atLeast);
    }

    public Read atLeast(Position position) {
        return new Read(limit, offset, search, type, domain, Optional.of(position));
    }

    /** The query parameters of a list. */
    Map<String, String> window() {
        Map<String, String> parameters = filter();
        if (offset > 0) {
            parameters.put("offset", Integer.toString(offset));
        }
        search.ifPresent(part -> parameters.put("search", part));
        return parameters;
    }

    /** The query parameters that count in every read. */
    Map<String, String> filter() {
        Map<String, String> parameters = new TreeMap<>();
        limit.ifPresent(most -> parameters.put("limit", Integer.toString(most)));
        type.ifPresent(name -> parameters.put("type", name));
        domain.ifPresent(name -> parameters.put("domain", name));
        atLeast.ifPresent(position -> parameters.put("at-least", position.wire()));
        return parameters;
    }
}
