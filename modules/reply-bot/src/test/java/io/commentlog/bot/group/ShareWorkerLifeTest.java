package io.commentlog.bot.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.responder.EchoResponder;
import io.commentlog.bot.responder.Responder;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent.Patched;
import io.commentlog.event.CommentEvent.Posted;
import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class ShareWorkerLifeTest {
    private static final LogPosition AT = new LogPosition(0, 7);
    private static final Comment QUESTION = Comments.waiting("q");

    private final BotStage stage = new BotStage();

    @Test
    void renewsTheLockWhileTheResponderIsSlow() throws Exception {
        ExecutorService calls = Executors.newCachedThreadPool();
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        Responder slow = (question, limit) -> {
            assertThat(stage.renewals().await(10, TimeUnit.SECONDS)).isTrue();
            return "at last";
        };
        stage.worker(slow, CommentLookup.NONE, stage::journaled, calls, Duration.ofMillis(30))
                .serve();
        calls.shutdown();
        assertThat(stage.journal()).startsWith("RENEW 0:7", "commit", "RENEW 0:7", "commit");
        assertThat(stage.journal().stream().filter(line -> line.startsWith("posted")))
                .containsExactly("posted reply:0-7");
        assertThat(stage.journal()).endsWith("ACCEPT 0:7", "commit");
        assertThat(stage.journal().indexOf("patched q true"))
                .isLessThan(stage.journal().indexOf("ACCEPT 0:7"));
    }

    @Test
    void givesTheCallUpWhenTheLockIsLost() throws Exception {
        ExecutorService calls = Executors.newCachedThreadPool();
        CountDownLatch interrupted = new CountDownLatch(1);
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        Responder slow = (question, limit) -> {
            stage.member().failCommitsWith(new InvalidRecordStateException("Somebody else has it"));
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        };
        ShareWorker worker = stage.worker(slow, CommentLookup.NONE, stage::journaled, calls, Duration.ofMillis(30));
        worker.serve();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        calls.shutdown();
        assertThat(stage.journal()).containsOnly("RENEW 0:7", "commit");
        assertThat(stage.count("lost")).isEqualTo(1);
    }

    @Test
    void releasesWhatItIsToldToAbandon() throws Exception {
        ExecutorService calls = Executors.newCachedThreadPool();
        CountDownLatch begun = new CountDownLatch(1);
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        Responder stuck = (question, limit) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return "never";
        };
        ShareWorker worker = stage.worker(stuck, CommentLookup.NONE, stage::journaled, calls, BotStage.LOCK);
        Thread thread = new Thread(worker);
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        stage.closing().begin();
        worker.abandon();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(stage.journal()).containsExactly("RELEASE 0:7", "commit");
        assertThat(calls.isShutdown()).isTrue();
        assertThat(stage.bugs()).isEmpty();
    }

    @Test
    void releasesWhatItIsToldToAbandonAsTheCallBegins() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        ExecutorService slowToReturn = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void execute(Runnable call) {
                super.execute(call);
                try {
                    told.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        Responder stuck = (question, limit) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return "never";
        };
        ShareWorker worker = stage.worker(stuck, CommentLookup.NONE, stage::journaled, slowToReturn, BotStage.LOCK);
        Thread thread = new Thread(worker);
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        stage.closing().begin();
        worker.abandon();
        told.countDown();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(stage.journal()).containsExactly("RELEASE 0:7", "commit");
    }

    static List<RuntimeException> failuresOfKafka() {
        return List.of(
                new KafkaException("Fatal"),
                new IllegalStateException("Unexpected error code 15 while fetching at offset 3 from comments-0"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfKafka")
    void joinsAgainWithANewMemberWhenItsGroupIsLost(RuntimeException failure) throws Exception {
        stage.member().failPollsWith(failure);
        ShareWorker worker = stage.worker(new EchoResponder(), CommentLookup.NONE);
        stage.replaceMember();
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        worker.serve();
        worker.serve();
        assertThat(stage.members()).hasValue(2);
        assertThat(stage.journal()).endsWith("ACCEPT 0:7", "commit");
    }

    @Test
    void takesAnUnfinishedPollForABug() {
        stage.member().failPollsWith(new IllegalStateException("All records must be acknowledged."));
        stage.worker(new EchoResponder(), CommentLookup.NONE).run();
        assertThat(stage.bugs()).hasSize(1);
    }

    @Test
    void tellsABugAndEnds() {
        stage.member().deliver(new Posted(QUESTION), AT, 1);
        stage.worker(
                        (question, limit) -> {
                            throw new IllegalArgumentException("A bug");
                        },
                        CommentLookup.NONE)
                .run();
        assertThat(stage.bugs()).hasSize(1);
        assertThat(stage.bugs().get(0)).hasRootCauseMessage("A bug");
        assertThat(stage.journal()).isEmpty();
    }

    @Test
    void isConnectedOnceSomethingIsDelivered() throws Exception {
        ShareWorker worker = stage.worker(new EchoResponder(), CommentLookup.NONE);
        worker.serve();
        assertThat(worker.connected()).isFalse();
        stage.member().deliver(new Patched("q", true), AT, 1);
        worker.serve();
        assertThat(worker.connected()).isTrue();
    }
}
