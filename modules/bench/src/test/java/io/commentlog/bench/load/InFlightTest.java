package io.commentlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

final class InFlightTest {
    @Test
    void neverHasMoreUnderWayThanItMay() {
        Deque<InFlight.Ended> underWay = new ArrayDeque<>();
        int[] most = {0};
        Load load = InFlight.run(3, Duration.ZERO, Duration.ofMillis(20), (number, ended) -> {
            underWay.add(ended);
            most[0] = Math.max(most[0], underWay.size());
            if (underWay.size() == 3) {
                while (!underWay.isEmpty()) {
                    underWay.remove().with(number % 2 == 0);
                }
            }
            if (underWay.size() < 3 && number > 10) {
                while (!underWay.isEmpty()) {
                    underWay.remove().with(true);
                }
            }
        });
        assertThat(most[0]).isEqualTo(3);
        assertThat(load.answered()).isPositive();
        assertThat(load.failed()).isPositive();
    }
}
