package io.commentlog.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEvent.Patched;
import io.commentlog.event.CommentEvent.Posted;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ShareWorkerTest {
    private static final LogPosition AT = new LogPosition(0, 7);
    private static final Comment QUESTION = Comments.waiting("q");
    private static final Duration LOCK = Duration.ofSeconds(15);

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch renewals = new CountDownLatch(2);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BotMetrics metrics = new BotMetrics(registry);
    private final List<Throwable> bugs = new ArrayList<>();
    private final AtomicInteger members = new AtomicInteger();
    private ScriptedMember member = new ScriptedMember(journal, renewals);

    @Test
    void appendsTheReplyThenTheMarkThenAccepts() throws Exception {
        member.deliver(new Posted(QUESTION), AT, 1);
        worker(new EchoResponder(), CommentLookup.NONE).serve();
        assertThat(journal).containsExactly("posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
        assertThat(count("replies")).isEqualTo(1);
    }

    @Test
    void onlyMarksWhenThereIsNothingToSay() throws Exception {
        member.deliver(new Posted(QUESTION), AT, 1);
        worker((question, limit) -> " \n ", CommentLookup.NONE).serve();
        assertThat(journal).containsExactly("patched q true", "ACCEPT 0:7", "commit");
    }

    @Test
    void makesTheSameReplyWhenTheFirstAttemptEndedBetweenReplyAndMark() throws Exception {
        AtomicInteger marks = new AtomicInteger();
        ReplyLog failing = event -> {
            if (event instanceof Patched && marks.incrementAndGet() == 1) {
                throw new NotNow("The log is away", Duration.ZERO);
            }
            return journaled(event);
        };
        member.deliver(new Posted(QUESTION), AT, 1);
        ShareWorker worker = worker(new EchoResponder(), CommentLookup.NONE, failing, new SameThread());
        worker.serve();
        member.deliver(new Posted(QUESTION), AT, 2);
        worker.serve();
        assertThat(journal)
                .containsExactly(
                        "posted reply:0-7",
                        "RELEASE 0:7",
                        "commit",
                        "posted reply:0-7",
                        "patched q true",
                        "ACCEPT 0:7",
                        "commit");
    }

    @Test
    void acceptsWithoutACallWhatIsProcessedAlready() throws Exception {
        StoredComment marked =
                StoredComment.posted(QUESTION, AT.offset()).patched(QUESTION.withProcessed(true), AT.offset() + 2);
        member.deliver(new Posted(QUESTION), AT, 2);
        worker(neverCalled(), (id, atLeast) -> Optional.of(marked)).serve();
        assertThat(journal).containsExactly("ACCEPT 0:7", "commit");
        assertThat(registry.counter("commentlog.bot.ignored", "reason", "already_processed")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void asksTheViewForTheEventDelivered() throws Exception {
        List<String> asked = new ArrayList<>();
        member.deliver(new Posted(QUESTION), AT, 1);
        worker(new EchoResponder(), (id, atLeast) -> {
                    asked.add(id + " at least " + atLeast);
                    return Optional.empty();
                })
                .serve();
        assertThat(asked).containsExactly("q at least 0:7");
    }

    @Test
    void acceptsRepliesAndMarksWithoutALookUpOrACommitOfTheirOwn() throws Exception {
        ShareWorker worker = worker(neverCalled(), (id, atLeast) -> {
            throw new AssertionError("Looked up " + id);
        });
        member.deliver(new Posted(Comments.plain("reply:0-1", "AI")), AT, 1);
        worker.serve();
        member.deliver(new Patched("q", true), new LogPosition(0, 8), 1);
        worker.serve();
        assertThat(journal).containsExactly("ACCEPT 0:7", "ACCEPT 0:8");
    }

    @Test
    void acceptsAndCountsWhatIsNoEvent() throws Exception {
        member.deliver("q".getBytes(StandardCharsets.UTF_8), "{".getBytes(StandardCharsets.UTF_8), AT, 1);
        worker(neverCalled(), CommentLookup.NONE).serve();
        assertThat(journal).containsExactly("ACCEPT 0:7");
        assertThat(registry.counter("commentlog.bot.ignored", "reason", "malformed")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void releasesAFirstDeliveryWhenTheViewIsAway() throws Exception {
        member.deliver(new Posted(QUESTION), AT, 1);
        worker(neverCalled(), (id, atLeast) -> {
                    throw new NotNow("The view is away", Duration.ZERO);
                })
                .serve();
        assertThat(journal).containsExactly("RELEASE 0:7", "commit");
        assertThat(count("released")).isEqualTo(1);
    }

    @Test
    void keepsALaterDeliverySoThatTheGroupsLimitCannotDropIt() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        member.deliver(new Posted(QUESTION), AT, 2);
        worker(new EchoResponder(), (id, atLeast) -> {
                    if (attempts.incrementAndGet() <= 2) {
                        throw new NotNow("The view is away", Duration.ZERO);
                    }
                    return Optional.empty();
                })
                .serve();
        assertThat(journal)
                .containsExactly(
                        "RENEW 0:7",
                        "commit",
                        "RENEW 0:7",
                        "commit",
                        "posted reply:0-7",
                        "patched q true",
                        "ACCEPT 0:7",
                        "commit");
        assertThat(count("kept")).isEqualTo(2);
    }

    @Test
    void triesAgainWhenTheResponderFails() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        member.deliver(new Posted(QUESTION), AT, 2);
        worker(
                        (question, limit) -> {
                            if (attempts.incrementAndGet() == 1) {
                                throw new ResponderFailed("The model is away", Duration.ZERO);
                            }
                            return "there";
                        },
                        CommentLookup.NONE)
                .serve();
        assertThat(journal).endsWith("posted reply:0-7", "patched q true", "ACCEPT 0:7", "commit");
        assertThat(registry.counter("commentlog.bot.failures", "entity", "echo").count())
                .isEqualTo(1);
    }

    @Test
    void givesAnUnknownCommentToOthersOnceAndThenLeavesIt() throws Exception {
        ShareWorker worker = worker(neverCalled(), CommentLookup.NONE);
        member.deliver(new Patched("q", false), AT, 1);
        worker.serve();
        member.deliver(new Patched("q", false), AT, 2);
        worker.serve();
        assertThat(journal).containsExactly("RELEASE 0:7", "commit", "ACCEPT 0:7", "commit");
    }

    @Test
    void renewsTheLockWhileTheResponderIsSlow() throws Exception {
        ExecutorService calls = Executors.newSingleThreadExecutor();
        member.deliver(new Posted(QUESTION), AT, 1);
        Responder slow = (question, limit) -> {
            assertThat(renewals.await(10, TimeUnit.SECONDS)).isTrue();
            return "at last";
        };
        worker(slow, CommentLookup.NONE, this::journaled, calls, Duration.ofMillis(30))
                .serve();
        calls.shutdown();
        assertThat(journal).startsWith("RENEW 0:7", "commit", "RENEW 0:7", "commit");
        assertThat(journal.stream().filter(line -> line.startsWith("posted"))).containsExactly("posted reply:0-7");
        assertThat(journal).endsWith("ACCEPT 0:7", "commit");
        assertThat(journal.indexOf("patched q true")).isLessThan(journal.indexOf("ACCEPT 0:7"));
    }

    @Test
    void givesTheCallUpWhenTheLockIsLost() throws Exception {
        ExecutorService calls = Executors.newSingleThreadExecutor();
        CountDownLatch interrupted = new CountDownLatch(1);
        member.failCommitsWith(new InvalidRecordStateException("Somebody else has it"));
        member.deliver(new Posted(QUESTION), AT, 1);
        Responder slow = (question, limit) -> {
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        };
        ShareWorker worker = worker(slow, CommentLookup.NONE, this::journaled, calls, Duration.ofMillis(30));
        worker.serve();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        calls.shutdown();
        assertThat(journal).containsExactly("RENEW 0:7", "commit");
        assertThat(count("lost")).isEqualTo(1);
    }

    @Test
    void releasesWhatItIsToldToAbandon() throws Exception {
        ExecutorService calls = Executors.newSingleThreadExecutor();
        CountDownLatch begun = new CountDownLatch(1);
        member.deliver(new Posted(QUESTION), AT, 1);
        Responder stuck = (question, limit) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return "never";
        };
        ShareWorker worker = worker(stuck, CommentLookup.NONE, this::journaled, calls, LOCK);
        Thread thread = new Thread(worker);
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        worker.abandon();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(journal).containsExactly("RELEASE 0:7", "commit");
        assertThat(calls.isShutdown()).isTrue();
        assertThat(bugs).isEmpty();
    }

    @Test
    void joinsAgainWithANewMemberWhenItsGroupIsLost() throws Exception {
        member.failPollsWith(new KafkaException("Fatal"));
        ShareWorker worker = worker(new EchoResponder(), CommentLookup.NONE);
        member = new ScriptedMember(journal, renewals);
        member.deliver(new Posted(QUESTION), AT, 1);
        worker.serve();
        worker.serve();
        assertThat(members).hasValue(2);
        assertThat(journal).endsWith("ACCEPT 0:7", "commit");
    }

    @Test
    void tellsABugAndEnds() {
        member.deliver(new Posted(QUESTION), AT, 1);
        worker(
                        (question, limit) -> {
                            throw new IllegalArgumentException("A bug");
                        },
                        CommentLookup.NONE)
                .run();
        assertThat(bugs).hasSize(1);
        assertThat(bugs.get(0)).hasRootCauseMessage("A bug");
        assertThat(journal).isEmpty();
    }

    @Test
    void isConnectedOnceSomethingIsDelivered() throws Exception {
        ShareWorker worker = worker(new EchoResponder(), CommentLookup.NONE);
        worker.serve();
        assertThat(worker.connected()).isFalse();
        member.deliver(new Patched("q", true), AT, 1);
        worker.serve();
        assertThat(worker.connected()).isTrue();
    }

    private ShareWorker worker(Responder responder, CommentLookup lookup) {
        return worker(responder, lookup, this::journaled, new SameThread());
    }

    private ShareWorker worker(Responder responder, CommentLookup lookup, ReplyLog log, ExecutorService calls) {
        return worker(responder, lookup, log, calls, LOCK);
    }

    private ShareWorker worker(
            Responder responder, CommentLookup lookup, ReplyLog log, ExecutorService calls, Duration lock) {
        Entity echo = new Entity("echo", "Echo", "1", Duration.ofSeconds(1), responder);
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(Comments.TIMESTAMP));
        Answerer answerer = new Answerer(Entities.of(List.of(echo)), lookup, log, clock, metrics);
        return new ShareWorker(
                () -> {
                    members.incrementAndGet();
                    return member;
                },
                calls,
                answerer,
                metrics,
                bugs::add,
                new ShareWorker.Pace(lock, Duration.ZERO));
    }

    private static Responder neverCalled() {
        return (question, limit) -> {
            throw new AssertionError("Called for " + question.id());
        };
    }

    private LogPosition journaled(CommentEvent event) {
        if (event instanceof Posted) {
            journal.add("posted " + event.id());
        } else if (event instanceof Patched patched) {
            journal.add("patched " + event.id() + " " + patched.processed());
        }
        return new LogPosition(1, journal.size());
    }

    private double count(String name) {
        return registry.find("commentlog.bot." + name).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
