package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogPositionTest {
    @Test
    void readsWhatItWrites() {
        LogPosition position = new LogPosition(5, Long.MAX_VALUE);
        assertThat(position).hasToString("5:9223372036854775807");
        assertThat(LogPosition.parse(position.toString())).isEqualTo(position);
        assertThat(LogPosition.parse("0:0")).isEqualTo(new LogPosition(0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1",
                "1:",
                ":1",
                "a:1",
                "1:a",
                "-1:1",
                "1:-1",
                "+1:1",
                "1:+1",
                " 1:1",
                "1:1 ",
                "1:2:3",
                "1.0:1",
                "2147483648:1",
                "1:9223372036854775808",
                "\u0661:1",
                "1:\u0661"
            })
    void refusesEverythingElseInOneSentence(String text) {
        assertThatThrownBy(() -> LogPosition.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A position is <partition>:<offset>, both at least 0");
    }
}
