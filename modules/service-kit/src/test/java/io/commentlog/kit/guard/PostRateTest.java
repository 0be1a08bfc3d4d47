package io.commentlog.kit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostRateTest {
    @Test
    void isTenInAMinuteUnlessSomebodyWantsAnother() {
        assertThat(PostRate.DEFAULT)
                .isEqualTo(new PostRate(10, Duration.ofMinutes(1)))
                .hasToString("10/60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/1", "10/60", "1000000/86400"})
    void readsAsItIsWritten(String text) {
        assertThat(PostRate.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "/60", "10/", "0/60", "10/0", "1000001/60", "10/86401", "-1/60", "1.5/60", "10/60/1"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PostRate.parse(text));
    }
}
