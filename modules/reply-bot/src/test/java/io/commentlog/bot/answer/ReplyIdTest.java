package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Limits;
import io.commentlog.event.LogPosition;
import org.junit.jupiter.api.Test;

class ReplyIdTest {
    @Test
    void isMadeOfPartitionAndOffset() {
        assertThat(ReplyId.of(new LogPosition(3, 41))).isEqualTo("reply:3-41");
    }

    @Test
    void isAnIdEvenAtTheEndOfTheLog() {
        assertThat(ReplyId.of(new LogPosition(Integer.MAX_VALUE, Long.MAX_VALUE)))
                .matches(Limits.ID);
    }

    @Test
    void differsForPositionsWhoseDigitsAreTheSame() {
        assertThat(ReplyId.of(new LogPosition(1, 11))).isNotEqualTo(ReplyId.of(new LogPosition(11, 1)));
    }
}
