package io.commentlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import org.junit.jupiter.api.Test;

/** Questions given up are counted apart, retried ones are owed a reply again, and nodes must show the failure. */
final class LoggedFailuresTest {
    private final Scene scene = new Scene();
    private final LogPosition asked = scene.post(0, Scene.question("q", 10));

    @Test
    void oweNoReplyToWhatIsGivenUp() {
        scene.giveUp(0, "q", asked);
        assertThat(scene.fold().atRest()).isTrue();
        assertThat(clean().checked(Check.GIVEN_UP)).isOne();
    }

    @Test
    void oweAReplyAgainToWhatIsRetried() {
        scene.giveUp(0, "q", asked);
        LogPosition again = scene.retry(0, "q", asked);
        assertThat(scene.fold().atRest()).isFalse();
        assertThat(scene.ofTheLog(true).differences(Check.ONE_EACH)).isOne();
        answer("q", again);
        assertThat(clean().checked(Check.GIVEN_UP)).isZero();
    }

    @Test
    void acceptNoReplyToARetryThatFoundNothingGivenUp() {
        LogPosition again = scene.logged(0, new CommentEvent.Retried("q", asked));
        answer("q", again);
        assertThat(scene.ofTheLog(true).differences(Check.REPLY_ID)).isOne();
    }

    @Test
    void countASecondRetryOfTheSameFailureAsNothing() {
        scene.giveUp(0, "q", asked);
        LogPosition again = scene.retry(0, "q", asked);
        LogPosition second = scene.logged(0, new CommentEvent.Retried("q", asked));
        answer("q", again);
        clean();
        scene.post(1, reply(second, "q"));
        scene.post(1, Scene.reply("other", "q", 30));
        assertThat(scene.ofTheLog(true).differences(Check.AT_MOST_ONE)).isOne();
        assertThat(scene.ofTheLog(true).differences(Check.REPLY_ID)).isOne();
    }

    @Test
    void knowThatOnlyTheLastAskCanBeGivenUp() {
        scene.mark(0, "q", false);
        scene.logged(0, new CommentEvent.Unanswered("q", asked, Scene.FAILURE));
        assertThat(scene.fold().atRest()).isFalse();
        assertThat(scene.ofTheLog(true).checked(Check.GIVEN_UP)).isZero();
    }

    @Test
    void oweAReplyToWhatIsAskedAgainByPatch() {
        scene.giveUp(0, "q", asked);
        LogPosition again = scene.mark(0, "q", false);
        scene.node().computeIfPresent("q", (id, comment) -> withoutFailure(comment));
        assertThat(scene.fold().atRest()).isFalse();
        answer("q", again);
        clean();
    }

    @Test
    void findANodeThatDoesNotShowTheFailure() {
        scene.giveUp(0, "q", asked);
        scene.node().computeIfPresent("q", (id, comment) -> withoutFailure(comment));
        assertThat(scene.ofTheNode().lines())
                .anyMatch(line -> line.endsWith("comment q without the failure for which the bot gave it up."));
    }

    @Test
    void findANodeThatStillShowsTheFailure() {
        scene.giveUp(0, "q", asked);
        scene.logged(0, new CommentEvent.Retried("q", asked));
        assertThat(scene.ofTheNode().lines())
                .anyMatch(line -> line.endsWith("comment q with a failure that the log does not say of it."));
    }

    @Test
    void takeAFailureThatAClientPostedForTheClients() {
        Comment claiming = Scene.question("p", 11);
        scene.post(
                0,
                claiming.withBotParams(
                        claiming.botParams().orElseThrow().withFailure(Scene.FAILURE, new LogPosition(0, 1))));
        LogPosition again = scene.mark(0, "p", false);
        assertThat(scene.ofTheNode().differences()).isZero();
        scene.giveUp(0, "p", again);
        assertThat(scene.ofTheNode().differences()).isZero();
    }

    private void answer(String question, LogPosition ask) {
        scene.post(1, reply(ask, question));
        scene.mark(0, question, true);
    }

    private static Comment reply(LogPosition ask, String question) {
        return Scene.reply("reply:" + ask.partition() + "-" + ask.offset(), question, 20);
    }

    private static Comment withoutFailure(Comment comment) {
        return comment.withBotParams(
                comment.botParams().map(BotParams::withoutFailure).orElseThrow());
    }

    private Findings clean() {
        Findings findings = scene.ofTheLog(true);
        assertThat(findings.lines()).noneMatch(line -> line.startsWith("Comment "));
        assertThat(findings.differences()).isZero();
        assertThat(scene.ofTheNode().differences()).isZero();
        return findings;
    }
}
