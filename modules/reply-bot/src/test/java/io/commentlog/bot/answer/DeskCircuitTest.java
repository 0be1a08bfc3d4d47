package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.config.Entity;
import io.commentlog.bot.responder.FailureReason;
import io.commentlog.bot.responder.ResponderFailed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeskCircuitTest {
    private static final int ENOUGH = 5;

    private static Desk afterFailures(FailureReason reason) {
        Desk desk = new Desk(
                Entity.ECHO,
                (question, limit) -> {
                    throw new ResponderFailed(reason, "What it said");
                },
                new Breaker(),
                1,
                new Closing(),
                new SimpleMeterRegistry());
        for (int i = 0; i < ENOUGH; i++) {
            assertThatThrownBy(() -> called(desk)).isInstanceOf(ResponderFailed.class);
        }
        return desk;
    }

    private static String called(Desk desk) throws ResponderFailed, InterruptedException {
        try (Desk.Approach approach = desk.approach(50, 1)) {
            return approach.call(Comments.waiting("q"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensTheCircuitForWhatSaysNothingOfTheComment(FailureReason reason) {
        assertThat(afterFailures(reason).circuit())
                .isEqualTo(reason.ofTheServer() ? Breaker.State.OPEN : Breaker.State.CLOSED);
    }

    @Test
    void showsThatTheCredentialsAreRefused() {
        Desk desk = afterFailures(FailureReason.UNAUTHORIZED);
        assertThat(desk.circuit()).isEqualTo(Breaker.State.OPEN);
        assertThat(desk.metrics().lastError()).isEqualTo("What it said");
    }
}
