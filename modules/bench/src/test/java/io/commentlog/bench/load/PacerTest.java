package io.commentlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PacerTest {
    @Test
    void startsAllThatIsLateAtOnceAndLeavesNoneOut() {
        Schedule past = new Schedule(System.nanoTime() - Duration.ofSeconds(10).toNanos(), 100, Duration.ofSeconds(1));
        List<Long> numbers = new ArrayList<>();
        List<Long> dues = new ArrayList<>();
        Pacer.run(past, (number, due) -> {
            numbers.add(number);
            dues.add(due);
        });
        assertThat(numbers).hasSize(100).startsWith(0L, 1L).endsWith(99L);
        assertThat(dues).contains(past.due(42));
    }

    @Test
    void startsNothingBeforeItIsDue() {
        Schedule schedule = new Schedule(System.nanoTime(), 1_000, Duration.ofMillis(5));
        Pacer.run(schedule, (number, due) -> assertThat(System.nanoTime()).isGreaterThanOrEqualTo(due));
    }
}
