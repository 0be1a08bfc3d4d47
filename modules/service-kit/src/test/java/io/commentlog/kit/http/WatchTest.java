package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WatchTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Watch watch = new Watch(Patience.DEFAULT, 100 * SECOND);

    @Test
    void goesAsFastAsTime() {
        watch.look(101 * SECOND);
        watch.look(102 * SECOND);
        assertThat(watch.now()).isEqualTo(2 * SECOND);
    }

    @Test
    void doesNotHoldAgainstClientsThatItsLoopStoodStill() {
        watch.look(101 * SECOND);
        watch.look(161 * SECOND);
        watch.look(162 * SECOND);
        assertThat(watch.now()).isEqualTo(4 * SECOND);
    }
}
