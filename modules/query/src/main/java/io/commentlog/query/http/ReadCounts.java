package io.commentlog.query.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many reads were answered, by what with. Counting takes no lock and leaves nothing to the garbage collector, for it is done
 * for every read, also for those that are answered from bytes that went out before. Safe for all threads.
 */
public final class ReadCounts {
    /** What a read was answered with. */
    enum Kind {
        /** A poll: nothing is new. */
        EMPTY,
        /** A poll: comments. */
        PAGE,
        LIST,
        SEARCH,
        DELTA,
        STATS,
        /** 304 to any of these. */
        UNCHANGED,
        STREAM,
        /** A comment by its id. */
        ONE,
        /** A poll or list without a comment that it had to show: must never be. */
        BLANK
    }

    private final Map<Kind, LongAdder> answered = new EnumMap<>(Kind.class);
    private final LongAdder unavailable = new LongAdder();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    public ReadCounts() {
        for (Kind kind : Kind.values()) {
            answered.put(kind, new LongAdder());
        }
    }

    public void bindTo(MeterRegistry metrics) {
        answered.forEach((kind, count) -> FunctionCounter.builder("commentlog.reads", count, LongAdder::sum)
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .description("Reads answered, by what with; blank must stay 0")
                .register(metrics));
        FunctionCounter.builder("commentlog.reads.unavailable", unavailable, LongAdder::sum)
                .description("Reads answered 503 because there is no view yet")
                .register(metrics);
        Gauge.builder("commentlog.reads.held", held, AtomicInteger::get)
                .description("Polls that are held until there is something")
                .register(metrics);
        Gauge.builder("commentlog.reads.streams", streams, AtomicInteger::get)
                .description("Event streams that are open")
                .register(metrics);
    }

    void answered(Kind kind) {
        answered.get(kind).increment();
    }

    /** 503. */
    void unavailable() {
        unavailable.increment();
    }

    /**
     * @param change 1 where one begins, -1 where it ends
     */
    void held(int change) {
        held.addAndGet(change);
    }

    /**
     * @param change 1 where one begins, -1 where it ends
     */
    void streams(int change) {
        streams.addAndGet(change);
    }

    long count(Kind kind) {
        return answered.get(kind).sum();
    }
}
