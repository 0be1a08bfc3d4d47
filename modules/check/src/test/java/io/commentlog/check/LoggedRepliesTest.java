package io.commentlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of damage to questions and replies in the log is found, and nothing is found where there is none. */
final class LoggedRepliesTest {
    private final Scene scene = new Scene();

    @Test
    void findNothingWhereEachQuestionHasItsReply() {
        answered("q", 10);
        assertThat(scene.fold().atRest()).isTrue();
        assertThat(clean(true).checked(Check.ONE_EACH)).isOne();
    }

    @Test
    void findNoReplyOnceTheLogIsIdle() {
        scene.post(0, Scene.question("q", 10));
        assertThat(scene.fold().atRest()).isFalse();
        clean(false);
        found(Check.ONE_EACH, "Comment q (at 0:0) waited for a reply once and has 0.");
    }

    @Test
    void findAMarkWithoutAReply() {
        scene.post(0, Scene.question("q", 10));
        scene.mark(0, "q", true);
        found(Check.ONE_EACH, "Comment q (at 0:0) waited for a reply once and has 0.");
    }

    @Test
    void findAReplyWithoutAMark() {
        LogPosition at = scene.post(0, Scene.question("q", 10));
        scene.post(1, reply(at, "q", 20));
        assertThat(scene.fold().atRest()).isFalse();
        found(Check.ONE_EACH, "Comment q (at 0:0) has its reply but no mark.");
    }

    @Test
    void findTwoReplies() {
        answered("q", 10);
        scene.post(1, Scene.reply("other", "q", 30));
        found(Check.AT_MOST_ONE, "Comment q (at 0:0) asked once and has 2 replies.");
    }

    @Test
    void countAReplyThatIsInTheLogTwiceOnce() {
        LogPosition at = scene.post(0, Scene.question("q", 10));
        scene.post(1, reply(at, "q", 20));
        scene.post(1, reply(at, "q", 21));
        scene.mark(0, "q", true);
        scene.mark(0, "q", true);
        clean(true);
    }

    @Test
    void expectOneMoreOfAQuestionAskedAgain() {
        answered("q", 10);
        LogPosition again = scene.mark(0, "q", false);
        found(Check.ONE_EACH, "Comment q (at 0:0) waited for a reply 2 times and has 1.");
        scene.post(1, reply(again, "q", 30));
        scene.mark(0, "q", true);
        clean(true);
    }

    @Test
    void allowOneOrTwoOfAQuestionAskedAgainWhileItWaits() {
        LogPosition first = scene.post(0, Scene.question("q", 10));
        LogPosition second = scene.mark(0, "q", false);
        scene.post(1, reply(first, "q", 20));
        scene.mark(0, "q", true);
        clean(true);
        scene.post(1, reply(second, "q", 30));
        clean(true);
    }

    @Test
    void findAnOrphan() {
        scene.post(1, Scene.reply("reply:0-7", "never", 10));
        found(Check.NO_ORPHAN, "Comment reply:0-7 (at 1:0) is a reply to a comment that was never posted.");
    }

    @Test
    void oweNothingToWhatIsDeleted() {
        scene.post(0, Scene.question("q", 10));
        scene.delete(0, "q");
        clean(true);
        LogPosition at = scene.post(0, Scene.question("p", 10));
        scene.delete(0, "p");
        scene.post(1, reply(at, "p", 20)); // was under way
        clean(true);
    }

    @Test
    void findAReplyThatNamesAnotherEvent() {
        scene.post(0, Scene.question("q", 10));
        scene.mark(0, "q", true);
        scene.post(1, reply(new LogPosition(0, 1), "q", 20));
        found(
                Check.REPLY_ID,
                "Comment reply:0-1 (at 1:0) is a reply to Comment q (at 0:0), which its id does not name");
    }

    @Test
    void findAReplyToAQuestionThatDidNotAsk() {
        LogPosition at = scene.post(0, Scene.comment("c", 10));
        scene.post(1, reply(at, "c", 20));
        found(Check.REPLY_ID, "which its id does not name as asking.");
    }

    @Test
    void findAReplyBeforeItsQuestion() {
        scene.post(0, Scene.reply("reply:0-1", "q", 20));
        scene.post(0, Scene.question("q", 10));
        scene.mark(0, "q", true);
        found(Check.IN_ORDER, "is a reply to Comment q (at 0:1), but is before it in the log.");
    }

    @Test
    void findAReplyDatedBeforeItsQuestion() {
        answered("q", 10, 9);
        found(Check.IN_ORDER, "but its timestamp is the older one.");
    }

    @Test
    void findAReplyBeforeTheEventThatAskedAgain() {
        answered("q", 10);
        scene.mark(1, "none", false);
        scene.post(0, Scene.reply("reply:0-3", "q", 30));
        scene.mark(0, "q", false);
        scene.mark(0, "q", true);
        found(Check.IN_ORDER, "but is before the event that asked.");
    }

    @Test
    void countRepliesOfBotsOverHttp() {
        scene.post(0, Scene.question("q", 10));
        scene.post(1, Scene.reply("own-id", "q", 5)); // their clocks are their own
        scene.mark(0, "q", true);
        clean(true);
    }

    @Test
    void leavePeopleAloneWhoReplyToEachOther() {
        scene.post(0, Scene.comment("c", 10));
        Comment human = Scene.comment("h", 20);
        scene.post(1, human);
        assertThat(LoggedReplies.isReply(human)).isFalse();
        assertThat(LoggedReplies.isReply(Scene.reply("x", "c", 1))).isTrue();
        clean(true);
    }

    @Test
    void expectNothingOfWhoDoesNotAnswerEverything() {
        scene.post(0, Scene.asked(Scene.comment("q", 10), "nobody"));
        assertThat(scene.fold().atRest()).isTrue();
        clean(true);
        scene.post(1, Scene.reply("one", "q", 20));
        clean(true);
        scene.post(1, Scene.reply("two", "q", 21));
        found(Check.AT_MOST_ONE, "Comment q (at 0:0) asked once and has 2 replies.");
    }

    @Test
    void findACommentInTwoPartitions() {
        scene.post(0, Scene.comment("c", 10));
        scene.logged(1, new CommentEvent.Deleted("c"));
        found(Check.ONE_PARTITION, "The event at 1:0 is of comment c, which is in another partition.");
    }

    private void answered(String question, long timestamp) {
        answered(question, timestamp, timestamp + 1);
    }

    private void answered(String question, long timestamp, long replied) {
        LogPosition at = scene.post(0, Scene.question(question, timestamp));
        scene.post(1, reply(at, question, replied));
        scene.mark(0, question, true);
    }

    private static Comment reply(LogPosition answered, String question, long timestamp) {
        return Scene.reply("reply:" + answered.partition() + "-" + answered.offset(), question, timestamp);
    }

    private Findings clean(boolean idle) {
        Findings findings = scene.ofTheLog(idle);
        assertThat(findings.lines()).noneMatch(line -> line.startsWith("Comment "));
        assertThat(findings.differences()).isZero();
        return findings;
    }

    private void found(Check check, String what) {
        Findings findings = scene.ofTheLog(true);
        assertThat(findings.differences(check)).isOne();
        List<String> lines = findings.lines();
        assertThat(lines).anyMatch(line -> line.contains(what));
    }
}
