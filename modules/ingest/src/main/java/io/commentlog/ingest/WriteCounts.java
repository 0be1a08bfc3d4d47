package io.commentlog.ingest;

import io.commentlog.kit.NotNow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionException;

/** How many writes were answered, by what with. Safe for all threads. */
public final class WriteCounts {
    private final Counter posted;
    private final Counter patched;
    private final Counter deleted;
    private final Counter replayed;
    private final Counter unavailable;

    public WriteCounts(MeterRegistry metrics) {
        posted = answered("posted", metrics);
        patched = answered("patched", metrics);
        deleted = answered("deleted", metrics);
        replayed = answered("replayed", metrics);
        unavailable = Counter.builder("commentlog.writes.unavailable")
                .description("Writes answered 503")
                .register(metrics);
    }

    private static Counter answered(String kind, MeterRegistry metrics) {
        return Counter.builder("commentlog.writes")
                .tag("kind", kind)
                .description("Writes answered 200; replayed are posts of an id that was there")
                .register(metrics);
    }

    void posted(Written written) {
        (written.replayed() ? replayed : posted).increment();
    }

    void patched() {
        patched.increment();
    }

    void deleted() {
        deleted.increment();
    }

    /** Only what was not possible just then is counted; what is the caller's mistake is none of ours. */
    void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotNow) {
            unavailable.increment();
        }
    }
}
