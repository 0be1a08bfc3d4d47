package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongClockTest {
    @TempDir
    private Path directory;

    @Test
    void isAnHourAhead() throws IOException {
        assumeThat(WrongClock.canBeMade()).as("a C compiler").isTrue();
        ProcessBuilder date = new ProcessBuilder("date", "+%s");
        date.environment().putAll(WrongClock.in(directory));
        long told = Long.parseLong(
                new String(date.start().getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());

        assertThat(Instant.ofEpochSecond(told))
                .isBetween(
                        Instant.now().plus(59, ChronoUnit.MINUTES),
                        Instant.now().plus(61, ChronoUnit.MINUTES));
    }
}
