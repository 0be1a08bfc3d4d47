package io.commentlog.query.replica;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToLongFunction;

/** How far each partition has come, as gauges, from when it is known how many there are. Used by one thread. */
public final class PartitionMeters {
    private final ViewReplica replica;
    private final MeterRegistry metrics;
    private int bound;

    public PartitionMeters(ViewReplica replica, MeterRegistry metrics) {
        this.replica = replica;
        this.metrics = metrics;
        sum("commentlog.fold.lag", "In the log and not folded", PartitionProgress::foldLag);
        sum("commentlog.view.lag", "Folded and not in this node's view", PartitionProgress::viewLag);
    }

    /** To be called now and then: there are gauges for the partitions that are known by now. */
    public void look() {
        int partitions = replica.progress().size();
        while (bound < partitions) {
            gauge("commentlog.log.end", bound, "Where the log ends", PartitionProgress::end);
            gauge("commentlog.log.folded", bound, "How far the fold is known to be", PartitionProgress::folded);
            gauge("commentlog.log.applied", bound, "How far this node's view is", PartitionProgress::applied);
            bound++;
        }
    }

    private void sum(String name, String what, ToLongFunction<PartitionProgress> value) {
        Gauge.builder(name, replica, view -> sum(view.progress(), value))
                .baseUnit("events")
                .description(what)
                .register(metrics);
    }

    private static double sum(List<PartitionProgress> progress, ToLongFunction<PartitionProgress> value) {
        return progress.isEmpty()
                ? Double.NaN
                : (double) progress.stream().mapToLong(value).sum();
    }

    private void gauge(String name, int partition, String what, ToLongFunction<PartitionProgress> value) {
        Gauge.builder(name, replica, view -> of(view.progress(), partition, value))
                .baseUnit("offset")
                .tag("partition", Integer.toString(partition))
                .description(what)
                .register(metrics);
    }

    private static double of(List<PartitionProgress> progress, int partition, ToLongFunction<PartitionProgress> value) {
        return partition < progress.size() ? (double) value.applyAsLong(progress.get(partition)) : Double.NaN;
    }
}
