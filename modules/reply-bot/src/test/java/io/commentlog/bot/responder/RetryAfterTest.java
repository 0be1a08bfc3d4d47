package io.commentlog.bot.responder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "0 | 0",
                "Sun, 01 Mar 2026 12:00:30 GMT | 30",
                "Sun, 01 Mar 2026 11:00:00 GMT | 0",
                "-3 | 0",
                "soon | 0",
                "99999999999 | 0"
            })
    void isSecondsOrADate(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void isNotBelievedBeyondTenMinutes() {
        assertThat(RetryAfter.parse("86400", NOW)).isEqualTo(Duration.ofMinutes(10));
    }
}
