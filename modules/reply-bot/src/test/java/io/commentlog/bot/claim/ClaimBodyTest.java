package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaimBodyTest {
    private static ClaimBody body(String json) {
        return ClaimBody.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(ThrowingCallable read, String sentence) {
        assertThatThrownBy(read).isInstanceOf(Rejection.class).hasMessage(sentence);
    }

    @Test
    void hasDefaults() {
        ClaimBody body = body("{'workerId':' w ','leaseSeconds':null,'other':[]}");
        assertThat(body.workerId()).isEqualTo("w");
        assertThat(body.leaseSeconds()).isEmpty();
        assertThat(body.waiting()).isZero();
        assertThat(body.entity()).isEmpty();
        assertThat(body.reply()).isEmpty();
    }

    @Test
    void hasWhatIsSaid() {
        ClaimBody body = body("{'leaseSeconds':3600,'wait':0.5,'entity':'echo','id':'a','reply':''}");
        assertThat(body.leaseSeconds()).contains(3600);
        assertThat(body.waiting()).isEqualTo(Duration.ofMillis(500));
        assertThat(body.entity()).contains("echo");
        assertThat(body.lease()).isEqualTo("a");
        assertThat(body.reply()).contains("");
        assertThat(body("{'id':'a','leaseId':'b'}").lease()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3601", "1.5", "'60'", "1e3", "99999999999"})
    void refusesAnotherTime(String seconds) {
        refuses(
                () -> body("{'leaseSeconds':" + seconds + "}").leaseSeconds(),
                "leaseSeconds must be an integer from 1 to 3600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "30.1", "'5'", "true", "1e400"})
    void refusesAnotherWait(String wait) {
        refuses(() -> body("{'wait':" + wait + "}").waiting(), "wait must be a number of seconds from 0 to 30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'workerId':''}", "{'workerId':' '}", "{'workerId':null}"})
    void needsAWorker(String json) {
        refuses(() -> body(json).workerId(), "workerId must be a string of 1 to 128 characters");
    }

    @Test
    void refusesWhatIsNoText() {
        refuses(() -> body("{'workerId':7}").workerId(), "workerId must be a string");
        refuses(() -> body("{'reply':{}}").reply(), "reply must be a string");
        refuses(() -> body("{}").lease(), "leaseId must be the id of a lease, or id that of its comment");
        refuses(() -> body("[]"), "Body must be a JSON object");
    }
}
