package io.commentlog.bot.answer;

import io.micrometer.core.instrument.MeterRegistry;

/** What the bot counts of events and locks, all under {@code commentlog.bot.}; used by all its threads. */
public final class BotMetrics {
    private static final String PREFIX = "commentlog.bot.";

    private final MeterRegistry registry;

    public BotMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void ignored(ReplyDecision.Reason reason) {
        registry.counter(PREFIX + "ignored", "reason", reason.tag()).increment();
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
}
