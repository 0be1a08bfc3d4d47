package io.commentlog.materialize;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How far the restore of this process's stores has come, as metrics and as one line a second and one at the end. Standbys are
 * not in it: nobody waits for them. Thread-safe: called by every thread that restores.
 */
final class RestoreProgress implements StateRestoreListener {
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(1);

    /** By changelog partition, the records between what is restored and the end. */
    private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();

    /** By changelog partition, the offset to come to. */
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    private final Counter restored;
    private final LongSupplier clock;
    private final Consumer<String> lines;

    // Of the restore under way, guarded by this.
    private long began;
    private long told;
    private long records;

    /**
     * @param clock in nanoseconds
     * @param lines where people read
     */
    RestoreProgress(MeterRegistry registry, LongSupplier clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
        restored = registry.counter("commentlog.fold.restored");
        registry.gauge("commentlog.fold.restoring", left, RestoreProgress::sum);
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        synchronized (this) {
            if (left.isEmpty()) {
                began = clock.getAsLong();
                told = began;
                records = 0;
            }
            ends.put(partition, end);
            left.put(partition, Math.max(0, end - start));
        }
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEnd, long count) {
        restored.increment((double) count);
        synchronized (this) {
            records += count;
            // The batch's end is the offset of its last record.
            left.computeIfPresent(partition, (same, before) -> Math.max(0, ends.get(partition) - batchEnd - 1));
            long now = clock.getAsLong();
            if (now - told >= BETWEEN_LINES) {
                told = now;
                lines.accept(String.format(
                        Locale.ROOT, "The fold restores its stores: %s, at most %,d left", soFar(now), sum(left)));
            }
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        ended(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        ended(partition);
    }

    private synchronized void ended(TopicPartition partition) {
        ends.remove(partition);
        boolean last = left.remove(partition) != null && left.isEmpty();
        if (last && records > 0) {
            lines.accept("The fold has restored its stores: " + soFar(clock.getAsLong()));
        }
    }

    private String soFar(long now) {
        double seconds = Math.max(1e-3, (double) (now - began) / 1e9);
        return String.format(
                Locale.ROOT, "%,d records in %.1f s, %,.0f a second", records, seconds, (double) records / seconds);
    }

    private static long sum(Map<TopicPartition, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
