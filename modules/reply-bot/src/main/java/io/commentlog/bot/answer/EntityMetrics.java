package io.commentlog.bot.answer;

import io.commentlog.bot.responder.FailureReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** What one entity's workers count, as meters and for the status. Tags are bounded: the entity is configured. Used by many threads. */
public final class EntityMetrics implements AutoCloseable {
    private static final String PREFIX = "commentlog.bot.";
    private static final String ENTITY = "entity";

    private final MeterRegistry registry;
    private final String entity;
    private final Timer calls;
    private final List<Meter> gauges = new ArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder failures = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final RecentCount replies = new RecentCount();
    private volatile String lastError = "";

    EntityMetrics(MeterRegistry registry, String entity, Supplier<Number> waiting, Supplier<Number> circuit) {
        this.registry = registry;
        this.entity = entity;
        this.calls = Timer.builder(PREFIX + "calls").tag(ENTITY, entity).register(registry);
        gauge("in.flight", inFlight::get);
        gauge("waiting.for.turn", waiting);
        gauge("circuit.open", circuit);
        // What has not happened yet is 0, not unknown.
        replies(true);
        replies(false);
        for (FailureReason reason : FailureReason.values()) {
            failures(reason);
            deadLetters(reason.tag());
        }
    }

    private Counter replies(boolean spoke) {
        return registry.counter(PREFIX + (spoke ? "replies" : "skips"), ENTITY, entity);
    }

    private Counter failures(FailureReason reason) {
        return registry.counter(PREFIX + "failures", ENTITY, entity, "reason", reason.tag());
    }

    private Counter deadLetters(String reason) {
        return registry.counter(PREFIX + "dead.letters", ENTITY, entity, "reason", reason);
    }

    private void gauge(String name, Supplier<Number> value) {
        gauges.add(Gauge.builder(PREFIX + name, value).tag(ENTITY, entity).register(registry));
    }

    /** The entity is gone; its counters stay, for what was counted was so. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }

    void began() {
        inFlight.incrementAndGet();
    }

    void ended(Duration took) {
        inFlight.decrementAndGet();
        calls.record(took);
    }

    /** @param spoke false if the responder had nothing to say, and the question was only marked */
    void replied(boolean spoke, long nowNanos) {
        replies(spoke).increment();
        replies.count(nowNanos);
    }

    void failed(FailureReason reason, String sentence) {
        failures(reason).increment();
        failures.increment();
        lastError = sentence;
    }

    void gaveUp(String reason) {
        deadLetters(reason).increment();
        deadLetters.increment();
    }

    public int inFlight() {
        return inFlight.get();
    }

    /** Calls that failed since the entity was started here. */
    public long failures() {
        return failures.sum();
    }

    public long deadLetters() {
        return deadLetters.sum();
    }

    /** In the last minute. */
    public int repliesPerMinute(long nowNanos) {
        return replies.inLastMinute(nowNanos);
    }

    /** Of the call that failed last; empty if none has. */
    public String lastError() {
        return lastError;
    }
}
