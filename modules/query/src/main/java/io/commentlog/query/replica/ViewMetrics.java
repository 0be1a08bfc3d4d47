package io.commentlog.query.replica;

import io.commentlog.query.snapshot.SnapshotWriter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What the view tells whoever watches it. Every gauge is NaN until the view is loaded. */
public final class ViewMetrics {
    private ViewMetrics() {}

    public static void bind(ViewReplica replica, MeterRegistry metrics) {
        Gauge.builder("commentlog.view.age", replica, view -> seconds(view.age().orElse(Duration.ZERO), view))
                .baseUnit("seconds")
                .description("How long ago the view was last known to be complete; up to 0.5 s is the asking")
                .register(metrics);
        gauge(
                replica,
                metrics,
                "comments",
                "Comments stored and not deleted",
                view -> view.current().total());
        gauge(
                replica,
                metrics,
                "unprocessed",
                "Comments that wait for the bot",
                view -> view.current().unprocessed());
        gauge(
                replica,
                metrics,
                "channels",
                "Channels that the view holds",
                view -> view.current().channels());
        gauge(replica, metrics, "waiters", "Requests that wait for a position", PublishedView::waiters);
        bind(replica.writer(), metrics);
    }

    private static void bind(SnapshotWriter writer, MeterRegistry metrics) {
        FunctionCounter.builder("commentlog.view.snapshot.failures", writer, SnapshotWriter::failures)
                .description("How often the view could not be written to disk")
                .register(metrics);
        Gauge.builder("commentlog.view.snapshot.size", writer, SnapshotWriter::bytes)
                .baseUnit("bytes")
                .description("Of the view as last written to disk")
                .register(metrics);
        Gauge.builder(
                        "commentlog.view.snapshot.took",
                        writer,
                        last -> last.took().toNanos() / 1e9)
                .baseUnit("seconds")
                .description("To write the view to disk, last time")
                .register(metrics);
    }

    private static void gauge(
            ViewReplica replica,
            MeterRegistry metrics,
            String name,
            String what,
            ToDoubleFunction<PublishedView> value) {
        Gauge.builder(
                        "commentlog.view." + name,
                        replica,
                        view -> view.hasView() ? value.applyAsDouble(view.view()) : Double.NaN)
                .description(what)
                .register(metrics);
    }

    private static double seconds(Duration age, ViewReplica view) {
        return view.hasView() ? age.toNanos() / 1e9 : Double.NaN;
    }
}
