package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FailureTest {
    @Test
    void makesOneLineOfWhateverWasSaid() {
        assertThat(Failure.of("timeout", 3, " 500:\n\t{\"a\": \u0000\u0007 1}\u007f\r\n"))
                .isEqualTo(new Failure("timeout", 3, "500: {\"a\": 1}"));
    }

    @Test
    void cutsTheErrorBetweenCharacters() {
        assertThat(Failure.of("timeout", 1, "x" + "\uD83D\uDE00".repeat(300)).lastError())
                .isEqualTo("x" + "\uD83D\uDE00".repeat(249));
    }

    @Test
    void staysWithinItsLimits() {
        assertThatThrownBy(() -> new Failure("No answer", 1, ""))
                .hasMessage("reason must be 1 to 32 characters of a-z 0-9 _ -");
        assertThatThrownBy(() -> new Failure("timeout", 0, "")).hasMessage("attempts must be at least 1");
        assertThatThrownBy(() -> new Failure("timeout", 1, "x".repeat(501)))
                .hasMessage("lastError must have at most 500 characters");
        assertThatThrownBy(() -> new Failure("timeout", 1, "a\nb"))
                .hasMessage("lastError must have no control characters");
    }

    @Test
    void findsRoomInBotParamsThatAreFull() {
        String padding = "x".repeat(Limits.BOT_PARAMS_BYTES - "{\"p\":\"\"}".length());
        BotParams full = BotParams.of(JsonNodeFactory.instance.objectNode().put("p", padding));
        Failure longest = new Failure("r".repeat(32), Integer.MAX_VALUE, "\u8A9E".repeat(500));
        LogPosition far = new LogPosition(Integer.MAX_VALUE, Long.MAX_VALUE);

        Comment comment = Comments.plain("a").withBotParams(full);

        assertThat(comment.withProcessed(false)
                        .withBotParams(full.withProcessed(false).withFailure(longest, far))
                        .botParams()
                        .flatMap(BotParams::failedQuestion))
                .isEqualTo(Optional.of(far));
    }
}
