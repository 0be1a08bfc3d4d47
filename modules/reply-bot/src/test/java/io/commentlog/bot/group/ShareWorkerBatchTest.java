package io.commentlog.bot.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.responder.EchoResponder;
import io.commentlog.bot.responder.Responder;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent.Patched;
import io.commentlog.event.CommentEvent.Posted;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker does with several events that one poll brings. */
@Timeout(20)
class ShareWorkerBatchTest {
    private final BotStage stage = new BotStage();

    @Test
    void passesOverWhatAsksForNothingAndAnswersTheMostUrgentFirst() throws Exception {
        deliver(question("calm", 60), 7);
        stage.member().deliver(new Patched("x", true), new LogPosition(0, 8), 1);
        deliver(question("urgent", 51), 9);
        stage.worker(new EchoResponder(), CommentLookup.NONE).serve();

        assertThat(stage.journal())
                .containsExactly(
                        "ACCEPT 0:8",
                        "posted reply:0-9",
                        "patched urgent true",
                        "posted reply:0-7",
                        "patched calm true",
                        "ACCEPT 0:9",
                        "ACCEPT 0:7",
                        "commit");
    }

    @Test
    void letsEventsGatherWhereItPassesOverFew() {
        deliverForNobody(BotStage.AT_ONCE - 1);
        ShareWorker worker = stage.worker(new EchoResponder(), CommentLookup.NONE);

        Thread.currentThread().interrupt(); // so whoever would wait says so
        assertThatThrownBy(worker::serve).isInstanceOf(InterruptedException.class);
    }

    @Test
    void goesOnAtOnceWhereItIsBehind() throws Exception {
        deliverForNobody(BotStage.AT_ONCE);
        ShareWorker worker = stage.worker(new EchoResponder(), CommentLookup.NONE);

        Thread.currentThread().interrupt();
        worker.serve();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void goesOnAtOnceWhereNothingCame() throws Exception {
        ShareWorker worker = stage.worker(new EchoResponder(), CommentLookup.NONE);

        Thread.currentThread().interrupt();
        worker.serve();
        assertThat(Thread.interrupted()).isTrue();
    }

    private void deliverForNobody(int events) {
        for (int offset = 0; offset < events; offset++) {
            stage.member().deliver(new Patched("x", true), new LogPosition(0, offset), 1);
        }
    }

    @Test
    void renewsWhatWaitsTooWhileOneIsAnswered() throws Exception {
        deliver(question("a", 50), 7);
        deliver(question("b", 50), 8);
        serveSlowly(Duration.ofMillis(30));

        assertThat(stage.journal()).startsWith("RENEW 0:7", "RENEW 0:8", "commit", "RENEW 0:7", "RENEW 0:8", "commit");
        assertThat(stage.journal())
                .containsOnlyOnce("posted reply:0-7", "posted reply:0-8", "ACCEPT 0:7", "ACCEPT 0:8");
    }

    @Test
    void answersNothingThatItHasLostMeanwhile() throws Exception {
        deliver(question("a", 50), 7);
        deliver(question("b", 50), 8);
        stage.member().failCommitsWith(new InvalidRecordStateException("Somebody else has it"));
        Responder slow = (question, limit) -> {
            new CountDownLatch(1).await();
            return "never";
        };
        ExecutorService calls = Executors.newCachedThreadPool();
        stage.worker(slow, CommentLookup.NONE, stage::journaled, calls, Duration.ofMillis(30))
                .serve();
        calls.shutdown();

        assertThat(stage.journal()).containsExactly("RENEW 0:7", "RENEW 0:8", "commit");
        assertThat(stage.count("lost")).isEqualTo(2);
    }

    @Test
    void givesBackWhatItHasNotBegunWhenItIsClosing() throws Exception {
        deliver(question("a", 50), 7);
        deliver(question("b", 50), 8);
        Responder last = (question, limit) -> {
            stage.closing().begin();
            return "the last";
        };
        stage.worker(last, CommentLookup.NONE).serve();

        assertThat(stage.journal())
                .containsExactly("posted reply:0-7", "patched a true", "ACCEPT 0:7", "RELEASE 0:8", "commit");
        assertThat(stage.count("released")).isEqualTo(1);
    }

    @Test
    void answersTheOthersWhileOneWaitsToBeTriedAgain() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        stage.member().deliver(new Posted(question("failing", 50)), new LogPosition(0, 7), 2);
        deliver(question("other", 60), 8);
        CommentLookup away = (id, atLeast) -> {
            if (id.equals("failing") && answered.getCount() > 0) {
                throw new NotNow("The view is away", Duration.ofMillis(5));
            }
            return Optional.empty();
        };
        Responder telling = (question, limit) -> {
            if (question.id().equals("other")) {
                answered.countDown();
            }
            return "there";
        };
        ExecutorService calls = Executors.newCachedThreadPool();
        stage.worker(telling, away, stage::journaled, calls, BotStage.LOCK).serve();
        calls.shutdown();

        assertThat(stage.journal())
                .containsOnlyOnce("posted reply:0-7", "posted reply:0-8", "ACCEPT 0:7", "ACCEPT 0:8");
    }

    @Test
    void renewsNothingOnceItHoldsNothing() throws Exception {
        deliver(question("a", 50), 7);
        stage.worker(new EchoResponder(), CommentLookup.NONE, stage::journaled, new SameThread(), Duration.ZERO)
                .serve();

        assertThat(stage.journal()).endsWith("ACCEPT 0:7", "commit");
        assertThat(stage.journal()).doesNotContain("RENEW 0:7");
    }

    private void serveSlowly(Duration lock) throws Exception {
        Responder slow = (question, limit) -> {
            assertThat(stage.renewals().await(10, TimeUnit.SECONDS)).isTrue();
            return "at last";
        };
        ExecutorService calls = Executors.newCachedThreadPool();
        stage.worker(slow, CommentLookup.NONE, stage::journaled, calls, lock).serve();
        calls.shutdown();
    }

    private void deliver(Comment question, long offset) {
        stage.member().deliver(new Posted(question), new LogPosition(0, offset), 1);
    }

    private static Comment question(String id, int priority) {
        return Comments.with(id, "{\"entity\":\"echo\",\"processed\":false,\"priority\":" + priority + "}");
    }
}
