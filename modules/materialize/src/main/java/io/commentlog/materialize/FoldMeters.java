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
    private final Counter posted;
    private final Counter patched;
    private final Counter deleted;
    private final Counter rejected;
    private final Map<Reason, Counter> unchanged = new EnumMap<>(Reason.class);

    FoldMeters(MeterRegistry registry) {
        posted = registry.counter("commentlog.fold.events", "type", "posted");
        patched = registry.counter("commentlog.fold.events", "type", "patched");
        deleted = registry.counter("commentlog.fold.events", "type", "deleted");
        rejected = registry.counter("commentlog.fold.rejected");
        for (Reason reason : Reason.values()) {
            String tag = reason.name().toLowerCase(Locale.ROOT);
            unchanged.put(reason, registry.counter("commentlog.fold.unchanged", "reason", tag));
        }
    }

    void read(CommentEvent event) {
        if (event instanceof CommentEvent.Posted) {
            posted.increment();
        } else if (event instanceof CommentEvent.Patched) {
            patched.increment();
        } else {
            deleted.increment();
        }
    }

    void unchanged(Reason reason) {
        unchanged.get(reason).increment();
    }

    void rejected() {
        rejected.increment();
    }
}
