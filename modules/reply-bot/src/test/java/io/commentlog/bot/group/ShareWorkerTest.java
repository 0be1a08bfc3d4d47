package io.commentlog.bot.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.answer.ReplyLog;
import io.commentlog.bot.responder.EchoResponder;
import io.commentlog.bot.responder.FailureReason;
import io.commentlog.bot.responder.Responder;
import io.commentlog.bot.responder.ResponderFailed;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent.Patched;
import io.commentlog.event.CommentEvent.Posted;
import io.commentlog.event.CommentEvent.Retried;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ShareWorkerTest {
    private static final LogPosition AT = new LogPosition(0, 7);
    private static final Comment QUESTION = Comments.waiting("q");

    private final BotStage stage = new BotStage();

    @Test
    void appendsTheReplyThenTheMarkThenAccepts() throws Exception {
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(new EchoResponder(), CommentLookup.NONE).serve();
        assertThat(stage.journal()).containsExactly("posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
        assertThat(stage.count("replies")).isEqualTo(1);
    }

    @Test
    void onlyMarksWhenThereIsNothingToSay() throws Exception {
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker((question, limit) -> " \n ", CommentLookup.NONE).serve();
        assertThat(stage.journal()).containsExactly("patched q true", "ACCEPT 0:7", "commit");
    }

    @Test
    void makesTheSameReplyWithoutAnotherCallWhenTheMarkDidNotArrive() throws Exception {
        AtomicInteger marks = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        ReplyLog failing = event -> {
            if (event instanceof Patched && marks.incrementAndGet() == 1) {
                throw new NotNow("The log is away", Duration.ZERO);
            }
            return stage.journaled(event);
        };
        Responder counting = (question, limit) -> "call " + calls.incrementAndGet();
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(counting, CommentLookup.NONE, failing, new SameThread()).serve();
        assertThat(stage.journal())
                .containsExactly("posted reply:0-7", "posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
        assertThat(calls).hasValue(1);
    }

    @Test
    void acceptsWithoutACallWhatIsProcessedAlready() throws Exception {
        StoredComment marked =
                StoredComment.posted(QUESTION, AT.offset()).patched(QUESTION.withProcessed(true), AT.offset() + 2);
        stage.member().deliver(new Posted(QUESTION), AT, 2);
        stage.worker(neverCalled(), (id, atLeast) -> Optional.of(marked)).serve();
        assertThat(stage.journal()).containsExactly("ACCEPT 0:7", "commit");
        assertThat(stage.registry()
                        .counter("commentlog.bot.ignored", "reason", "already_processed")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void asksTheViewForTheEventDelivered() throws Exception {
        List<String> asked = new ArrayList<>();
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(new EchoResponder(), (id, atLeast) -> {
                    asked.add(id + " at least " + atLeast);
                    return Optional.empty();
                })
                .serve();
        assertThat(asked).containsExactly("q at least 0:7");
    }

    @Test
    void acceptsRepliesAndMarksWithoutALookUpOrACommitOfTheirOwn() throws Exception {
        ShareWorker worker = stage.worker(neverCalled(), (id, atLeast) -> {
            throw new AssertionError("Looked up " + id);
        });
        stage.member().deliver(new Posted(Comments.plain("reply:0-1", "AI")), AT, 1);
        worker.serve();
        stage.member().deliver(new Patched("q", true), new LogPosition(0, 8), 1);
        worker.serve();
        assertThat(stage.journal()).containsExactly("ACCEPT 0:7", "ACCEPT 0:8");
    }

    @Test
    void acceptsAndCountsWhatIsNoEvent() throws Exception {
        stage.member().deliver("q".getBytes(StandardCharsets.UTF_8), "{".getBytes(StandardCharsets.UTF_8), AT, 1);
        stage.worker(neverCalled(), CommentLookup.NONE).serve();
        assertThat(stage.journal()).containsExactly("ACCEPT 0:7");
        assertThat(stage.registry()
                        .counter("commentlog.bot.ignored", "reason", "malformed")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void releasesAFirstDeliveryWhenTheViewIsAway() throws Exception {
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(neverCalled(), (id, atLeast) -> {
                    throw new NotNow("The view is away", Duration.ZERO);
                })
                .serve();
        assertThat(stage.journal()).containsExactly("RELEASE 0:7", "commit");
        assertThat(stage.count("released")).isEqualTo(1);
    }

    @Test
    void leavesTheLogAloneWhileTheViewLoads() throws Exception {
        AtomicBoolean loading = new AtomicBoolean();
        ShareWorker worker = stage.worker(new EchoResponder(), loadingWhile(loading));
        stage.member().deliver(new Posted(Comments.plain("reply:0-1", "AI")), AT, 1);
        worker.serve();
        loading.set(true);
        stage.member().deliver(new Posted(QUESTION), new LogPosition(0, 8), 1);
        worker.serve();
        assertThat(stage.journal()).containsExactly("ACCEPT 0:7");

        loading.set(false);
        worker.serve();
        assertThat(stage.journal())
                .containsExactly("ACCEPT 0:7", "posted reply:0-8", "patched q true", "ACCEPT 0:8", "commit");
    }

    /** Its readiness is that of the whole process: it must not wait for the view to be connected. */
    @Test
    void joinsItsGroupAlsoWhileTheViewLoads() throws Exception {
        ShareWorker worker = stage.worker(new EchoResponder(), loadingWhile(new AtomicBoolean(true)));
        stage.member().deliver(new Posted(Comments.plain("reply:0-1", "AI")), AT, 1);
        worker.serve();
        assertThat(worker.connected()).isTrue();
    }

    private static CommentLookup loadingWhile(AtomicBoolean loading) {
        return new CommentLookup() {
            @Override
            public Optional<StoredComment> find(String id, LogPosition atLeast) {
                return Optional.empty();
            }

            @Override
            public boolean isLoading() {
                return loading.get();
            }
        };
    }

    @Test
    void keepsALaterDeliverySoThatTheGroupsLimitCannotDropIt() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        stage.member().deliver(new Posted(QUESTION), AT, 2);
        stage.worker(new EchoResponder(), (id, atLeast) -> {
                    if (attempts.incrementAndGet() <= 2) {
                        throw new NotNow("The view is away", Duration.ZERO);
                    }
                    return Optional.empty();
                })
                .serve();
        assertThat(stage.journal()).containsExactly("posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
        assertThat(stage.count("kept")).isEqualTo(2);
    }

    @Test
    void triesAgainWhenTheResponderFails() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        stage.member().deliver(new Posted(QUESTION), AT, 2);
        stage.worker(
                        (question, limit) -> {
                            if (attempts.incrementAndGet() == 1) {
                                throw new ResponderFailed(FailureReason.EXIT, "The model is away");
                            }
                            return "there";
                        },
                        CommentLookup.NONE)
                .serve();
        assertThat(stage.journal()).endsWith("posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
        assertThat(stage.registry()
                        .counter("commentlog.bot.failures", "entity", "echo", "reason", "exit")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void keepsAFirstDeliveryToo() throws Exception {
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(failingTimes(1, FailureReason.TIMEOUT), CommentLookup.NONE).serve();
        assertThat(stage.journal()).containsExactly("posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
    }

    @Test
    void writesADeadLetterAndThenTheFailureWhenAllAttemptsAreUsed() throws Exception {
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(failingTimes(99, FailureReason.GARBAGE), CommentLookup.NONE)
                .serve();
        assertThat(stage.journal())
                .containsExactly(
                        "dead letter q of echo asked at 0:7: garbage after 5",
                        "unanswered q asked at 0:7",
                        "ACCEPT 0:7",
                        "commit");
    }

    @Test
    void triesNothingAgainThatIsRefused() throws Exception {
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(failingTimes(99, FailureReason.REFUSED), CommentLookup.NONE)
                .serve();
        assertThat(stage.journal()).startsWith("dead letter q of echo asked at 0:7: refused after 1");
    }

    @Test
    void givesUpWithoutACallWhatItsGroupIsAboutToDrop() throws Exception {
        stage.member().deliver(new Posted(QUESTION), AT, 9);
        stage.worker(neverCalled(), CommentLookup.NONE).serve();
        assertThat(stage.journal())
                .startsWith("dead letter q of echo asked at 0:7: crashes after 8", "unanswered q asked at 0:7");
    }

    @Test
    void answersOnceMoreWhatIsRetried() throws Exception {
        StoredComment retried = StoredComment.posted(QUESTION, 3).patched(QUESTION, AT.offset());
        stage.member().deliver(new Retried("q", new LogPosition(0, 3)), AT, 1);
        stage.worker(new EchoResponder(), (id, atLeast) -> Optional.of(retried)).serve();
        assertThat(stage.journal()).containsExactly("posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
    }

    @Test
    void leavesAnotherLanesQuestionToItsGroupAndDoesNotCountIt() throws Exception {
        Comment urgent = Comments.with("q", "{\"entity\":\"echo\",\"processed\":false,\"priority\":3}");
        stage.member().deliver(new Posted(urgent), AT, 1);
        stage.worker(neverCalled(), CommentLookup.NONE).serve();
        assertThat(stage.journal()).containsExactly("ACCEPT 0:7");
        assertThat(stage.count("ignored")).isZero();
    }

    @Test
    void givesAnUnknownCommentToOthersOnceAndThenLeavesIt() throws Exception {
        ShareWorker worker = stage.worker(neverCalled(), CommentLookup.NONE);
        stage.member().deliver(new Patched("q", false), AT, 1);
        worker.serve();
        stage.member().deliver(new Patched("q", false), AT, 2);
        worker.serve();
        assertThat(stage.journal()).containsExactly("RELEASE 0:7", "commit", "ACCEPT 0:7", "commit");
    }

    private static Responder failingTimes(int failures, FailureReason reason) {
        AtomicInteger calls = new AtomicInteger();
        return (question, limit) -> {
            if (calls.incrementAndGet() <= failures) {
                throw new ResponderFailed(reason, "Not this time");
            }
            return "there";
        };
    }

    private static Responder neverCalled() {
        return (question, limit) -> {
            throw new AssertionError("Called for " + question.id());
        };
    }
}
