package io.commentlog.bot.answer;

import io.commentlog.bot.config.Entity;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the bot counts, all under {@code commentlog.bot.}; used by all its threads. Tags are bounded: reasons and configured entities. */
public final class BotMetrics {
    private static final String PREFIX = "commentlog.bot.";

    private final MeterRegistry registry;
    private final AtomicInteger inFlight = new AtomicInteger();

    public BotMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge(PREFIX + "in.flight", inFlight);
    }

    /** @param spoke false if the responder had nothing to say, and the question was only marked */
    public void replied(Entity entity, boolean spoke) {
        registry.counter(PREFIX + (spoke ? "replies" : "skips"), "entity", entity.id())
                .increment();
    }

    public void ignored(ReplyDecision.Reason reason) {
        registry.counter(PREFIX + "ignored", "reason", reason.tag()).increment();
    }

    /** A responder failed. */
    public void failed(Entity entity) {
        registry.counter(PREFIX + "failures", "entity", entity.id()).increment();
    }

    /** An event was given back to the group. */
    public void released() {
        registry.counter(PREFIX + "released").increment();
    }

    /** An event was kept after a failed attempt, to be tried again by the same worker. */
    public void kept() {
        registry.counter(PREFIX + "kept").increment();
    }

    /** A lock was lost under a worker; the event comes again. */
    public void lost() {
        registry.counter(PREFIX + "lost").increment();
    }

    public void started() {
        inFlight.incrementAndGet();
    }

    public void ended() {
        inFlight.decrementAndGet();
    }
}
