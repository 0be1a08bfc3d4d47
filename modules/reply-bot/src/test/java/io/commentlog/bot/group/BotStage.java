package io.commentlog.bot.group;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Breaker;
import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.answer.Desk;
import io.commentlog.bot.answer.ReplyLog;
import io.commentlog.bot.answer.Scope;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.Entity;
import io.commentlog.bot.config.Lane;
import io.commentlog.bot.responder.Responder;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEvent.Patched;
import io.commentlog.event.CommentEvent.Posted;
import io.commentlog.event.CommentEvent.Unanswered;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.LogPosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker with a scripted member, a log that is a journal, and a clock that stands still. */
public final class BotStage {
    static final Duration LOCK = Duration.ofSeconds(15);
    static final int AT_ONCE = 3;

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch renewals = new CountDownLatch(2);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Closing closing = new Closing();
    private final BotMetrics metrics = new BotMetrics(registry);
    private final List<Throwable> bugs = new ArrayList<>();
    private final AtomicInteger members = new AtomicInteger();
    private ScriptedMember member = new ScriptedMember(journal, renewals);

    /** What was done, in order. */
    List<String> journal() {
        return journal;
    }

    /** Counts down with every renewal of a lock. */
    CountDownLatch renewals() {
        return renewals;
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    List<Throwable> bugs() {
        return bugs;
    }

    /** How many members the workers have asked for. */
    AtomicInteger members() {
        return members;
    }

    /** What the next worker that asks for a member gets. */
    ScriptedMember member() {
        return member;
    }

    void replaceMember() {
        member = new ScriptedMember(journal, renewals);
    }

    ShareWorker worker(Responder responder, CommentLookup lookup) {
        return worker(responder, lookup, this::journaled, new SameThread());
    }

    ShareWorker worker(Responder responder, CommentLookup lookup, ReplyLog log, ExecutorService calls) {
        return worker(responder, lookup, log, calls, LOCK);
    }

    ShareWorker worker(Responder responder, CommentLookup lookup, ReplyLog log, ExecutorService calls, Duration lock) {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(Comments.TIMESTAMP));
        Answerer.Shared shared =
                new Answerer.Shared(() -> Entities.ECHO, lookup, log, this::journaled, clock, () -> 0, metrics);
        Desk desk = new Desk(Entity.ECHO, responder, new Breaker(), 1, closing, registry);
        Answerer answerer = new Answerer(new Scope("echo", Lane.USUAL), shared, desk, closing, () -> true);
        return new ShareWorker(
                () -> {
                    members.incrementAndGet();
                    return member;
                },
                calls,
                answerer,
                metrics,
                bugs::add,
                closing,
                new ShareWorker.Pace(lock, Duration.ZERO, AT_ONCE, Duration.ofMillis(1)));
    }

    /** What the workers are told to end by. */
    Closing closing() {
        return closing;
    }

    private void journaled(DeadLetter letter) {
        journal.add("dead letter " + letter.id() + " of " + letter.entity() + " asked at " + letter.asked() + ": "
                + letter.failure().reason() + " after " + letter.failure().attempts());
    }

    LogPosition journaled(CommentEvent event) {
        if (event instanceof Posted) {
            journal.add("posted " + event.id());
        } else if (event instanceof Patched patched) {
            journal.add("patched " + event.id() + " " + patched.processed());
        } else if (event instanceof Unanswered unanswered) {
            journal.add("unanswered " + event.id() + " asked at " + unanswered.asked());
        }
        return new LogPosition(1, journal.size());
    }

    double count(String name) {
        return registry.find("commentlog.bot." + name).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
