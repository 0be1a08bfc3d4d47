package io.commentlog.materialize;

import io.commentlog.event.CommentEvent;
import io.commentlog.materialize.Folded.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the fold counts. An event whose transaction is aborted is folded, and so counted, again. Thread-safe. */
final class FoldMeters {
    private static final String EVENTS = "commentlog.fold.events";

    private final Map<Class<? extends CommentEvent>, Counter> events;
    private final Counter rejected;
    private final Map<Reason, Counter> unchanged = new EnumMap<>(Reason.class);

    FoldMeters(MeterRegistry registry) {
        events = Map.of(
                CommentEvent.Posted.class, registry.counter(EVENTS, "type", "posted"),
                CommentEvent.Patched.class, registry.counter(EVENTS, "type", "patched"),
                CommentEvent.Deleted.class, registry.counter(EVENTS, "type", "deleted"),
                CommentEvent.Unanswered.class, registry.counter(EVENTS, "type", "unanswered"),
                CommentEvent.Retried.class, registry.counter(EVENTS, "type", "retried"));
        rejected = registry.counter("commentlog.fold.rejected");
        for (Reason reason : Reason.values()) {
            String tag = reason.name().toLowerCase(Locale.ROOT);
            unchanged.put(reason, registry.counter("commentlog.fold.unchanged", "reason", tag));
        }
    }

    void read(CommentEvent event) {
        events.get(event.getClass()).increment();
    }

    void unchanged(Reason reason) {
        unchanged.get(reason).increment();
    }

    void rejected() {
        rejected.increment();
    }
}
