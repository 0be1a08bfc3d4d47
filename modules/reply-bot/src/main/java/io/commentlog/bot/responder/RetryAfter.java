package io.commentlog.bot.responder;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header of this name: seconds, or a date. Pure. */
final class RetryAfter {
    /** What a server asks beyond is not believed. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryAfter() {}

    /** From 0 to {@link #LONGEST}; zero for what is neither. */
    static Duration parse(String header, Instant now) {
        String value = header.strip();
        Duration asked = value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
