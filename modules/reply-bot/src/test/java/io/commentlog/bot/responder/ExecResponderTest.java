package io.commentlog.bot.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.answer.Comments;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExecResponderTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void printsWhatItMakesOfTheCommentOnItsStdin() throws Exception {
        assertThat(run("tr -d '\\n' | sed 's/.*\"text\":\"\\([^\"]*\\)\".*/You said: \\1/'", LONG)
                        .strip())
                .isEqualTo("You said: what is this?");
    }

    @Test
    void failsWithTheFirstLineOfItsComplaintWhichNoLogMayHave() {
        assertThatThrownBy(() -> run("echo 'no model' >&2; echo more >&2; exit 3", LONG))
                .isInstanceOfSatisfying(ResponderFailed.class, e -> {
                    assertThat(e.reason()).isEqualTo(FailureReason.EXIT);
                    assertThat(e.sentence()).isEqualTo("The program exited with 3");
                })
                .hasMessage("The program exited with 3: no model");
    }

    @Test
    void isKilledWithItsChildrenAtTheDeadline() throws Exception {
        String mark = "31" + ProcessHandle.current().pid();
        long before = System.nanoTime();
        assertThatThrownBy(() -> run("sleep " + mark + " & sleep " + mark + "; true", Duration.ofMillis(700)))
                .isInstanceOfSatisfying(
                        ResponderFailed.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        while (ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").equals("sleep " + mark))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void mayPrintMoreThanAPipeHoldsAndReadNothing() throws Exception {
        assertThat(run("head -c 300000 /dev/zero | tr '\\0' x", LONG)).hasSize(256 * 1024);
    }

    @Test
    void isNotTheHeirOfOurTokens() {
        Set<String> variables = new HashSet<>(Set.of("PATH", "COMMENTLOG_BOT_TOKEN"));
        ExecResponder.withoutOurs(variables);
        assertThat(variables).containsExactly("PATH");
    }

    @Test
    void isUnreachableWhereThereIsNoSuchProgram() {
        assertThatThrownBy(() -> new ExecResponder(List.of("/no/such/program")).reply(Comments.waiting("q"), LONG))
                .hasMessage("The program cannot be started");
    }

    private static String run(String script, Duration limit) throws ResponderFailed, InterruptedException {
        return new ExecResponder(List.of("sh", "-c", script)).reply(Comments.waiting("q"), limit);
    }
}
