package io.commentlog.bot.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What the bot counts of events and locks, all under {@code commentlog.bot.}; used by all its threads. */
public final class BotMetrics {
    private static final String PREFIX = "commentlog.bot.";

    private final Map<ReplyDecision.Reason, Counter> ignored = new EnumMap<>(ReplyDecision.Reason.class);
    private final Counter released;
    private final Counter kept;
    private final Counter lost;

    /** All of them are there from the beginning: what has not happened yet is 0, not unknown. */
    public BotMetrics(MeterRegistry registry) {
        for (ReplyDecision.Reason reason : ReplyDecision.Reason.values()) {
            ignored.put(reason, registry.counter(PREFIX + "ignored", "reason", reason.tag()));
        }
        released = registry.counter(PREFIX + "released");
        kept = registry.counter(PREFIX + "kept");
        lost = registry.counter(PREFIX + "lost");
    }

    public void ignored(ReplyDecision.Reason reason) {
        ignored.get(reason).increment();
    }

    /** An event was given back to the group. */
    public void released() {
        released.increment();
    }

    /** An event was kept after a failed attempt, to be tried again by the same worker. */
    public void kept() {
        kept.increment();
    }

    /** A lock was lost under a worker; the event comes again. */
    public void lost() {
        lost.increment();
    }
}
