package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WeatherTest {
    @Test
    void cutsOnlyBetweenTheTwoSidesOfAPartitionAndBothWays() {
        Weather weather = Weather.partition(Set.of("broker-3"), Set.of("broker-1", "broker-2"));

        assertThat(weather.delay("broker-3", "broker-1", true)).isEqualTo(Weather.CUT);
        assertThat(weather.delay("broker-1", "broker-3", false)).isEqualTo(Weather.CUT);
        assertThat(weather.delay("broker-1", "broker-2", true)).isZero();
        assertThat(weather.delay("query-1", "broker-3", true)).isZero();
    }

    @Test
    void isClearForThoseItSpares() {
        Weather weather = Weather.partition(Set.of("query-1", "broker-2"), Set.of("broker-1"))
                .exceptFrom(Set.of("broker-1", "broker-2"));

        assertThat(weather.delay("query-1", "broker-1", true)).isEqualTo(Weather.CUT);
        assertThat(weather.delay("broker-2", "broker-1", true)).isZero();
    }

    @Test
    void delaysWhatGoesToTheBrokersAndLosesInBothDirections() {
        Weather weather = Weather.slow(
                Duration.ofMillis(200), Duration.ofMillis(100), 0.05, Duration.ofSeconds(1), new Random(1));

        assertThat(IntStream.range(0, 1000).mapToLong(i -> weather.delay("a", "b", true)))
                .allMatch(delay -> (delay >= 100_000_000 && delay <= 300_000_000) || delay >= 1_100_000_000);
        assertThat(IntStream.range(0, 1000)
                        .mapToLong(i -> weather.delay("a", "b", false))
                        .filter(delay -> delay != 0)
                        .count())
                .isBetween(25L, 80L);
    }
}
