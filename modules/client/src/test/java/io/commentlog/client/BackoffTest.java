package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
    private final Random random = new Random(1);

    @Test
    void doublesUntilItsMost() {
        long[] steps = {100, 200, 400, 800, 1000, 1000};
        for (int failures = 1; failures <= steps.length; failures++) {
            for (int i = 0; i < 200; i++) {
                assertThat(backoff.pause(failures, random).toMillis())
                        .isBetween(steps[failures - 1] / 2, steps[failures - 1]);
            }
        }
    }

    @Test
    void spreadsThoseWhoFailedTogether() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            pauses.add(backoff.pause(4, random));
        }
        assertThat(pauses).hasSizeGreaterThan(50);
    }

    @Test
    void staysAtItsMostHoweverOftenItFailed() {
        assertThat(backoff.pause(Integer.MAX_VALUE, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }
}
