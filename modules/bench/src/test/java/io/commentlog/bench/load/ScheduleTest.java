package io.commentlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    @Test
    void keepsItsRateWhereItDoesNotDivideASecond() {
        Schedule schedule = new Schedule(1_000, 3, Duration.ofSeconds(10));
        assertThat(schedule.count()).isEqualTo(30);
        assertThat(schedule.due(0)).isEqualTo(1_000);
        assertThat(schedule.due(1)).isEqualTo(333_333_333L + 1_000);
        assertThat(schedule.due(3)).isEqualTo(1_000_000_000L + 1_000);
        assertThat(schedule.due(29)).isEqualTo(9_666_666_666L + 1_000);
    }

    @Test
    void hasNoRequestBeyondItsLength() {
        assertThat(new Schedule(0, 500, Duration.ofMillis(2_500)).count()).isEqualTo(1_250);
        assertThat(new Schedule(0, 1, Duration.ofMillis(999)).count()).isZero();
    }

    @Test
    void goesOnWithoutDriftForADay() {
        Schedule schedule = new Schedule(0, 7_777, Duration.ofDays(1));
        assertThat(schedule.due(schedule.count())).isEqualTo(Duration.ofDays(1).toNanos());
    }
}
