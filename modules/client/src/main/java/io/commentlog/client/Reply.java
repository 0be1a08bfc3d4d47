package io.commentlog.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What a node answered, whole. Immutable. */
final class Reply {
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Reply(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean isTrue(String name) {
        return header(name).filter(value -> value.equalsIgnoreCase("true")).isPresent();
    }

    /** What to throw instead of this answer. A redirect counts as the node's failure: the client follows none. */
    CommentlogFailure failure(URI node, long nowMillis) {
        return status >= BAD_REQUEST && status < SERVER_ERROR
                ? new Rejected(status, sentence(), retryAfter(nowMillis))
                : Unavailable.answered(node, status, sentence(), retryAfter(nowMillis));
    }

    /** {@code Retry-After}, in seconds or as a date, at most an hour; empty if it is neither. */
    Optional<Duration> retryAfter(long nowMillis) {
        return header("Retry-After").map(String::strip).flatMap(value -> retryAfter(value, nowMillis));
    }

    private static Optional<Duration> retryAfter(String value, long nowMillis) {
        try {
            long millis = value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value)).toMillis()
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                                    .toEpochMilli()
                            - nowMillis;
            return Optional.of(Duration.ofMillis(Math.min(Math.max(0, millis), LONGEST_RETRY_AFTER.toMillis())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Of {@code {"error":"<sentence>"}}; a proxy before the node may have answered something else. */
    private String sentence() {
        try {
            JsonNode error = Json.readObject(body).path("error");
            return error.isTextual() ? error.textValue() : "no sentence came with it";
        } catch (IllegalArgumentException e) {
            return "no sentence came with it";
        }
    }
}
