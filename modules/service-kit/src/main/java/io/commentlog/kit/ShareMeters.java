package io.commentlog.kit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What a member of a share group tells of itself, in the process's metrics until it is closed here, named as Micrometer's own
 * binder names what it knows of: consumers and producers, not these. Only what a member has from its start, so nobody has to
 * look again: figures of single brokers and topics are left out. Of two members of one name the later is shown.
 */
public final class ShareMeters implements AutoCloseable {
    private static final String GROUPS = "consumer-share-";
    private static final Set<String> OF_THE_CLIENT = Set.of("client-id");
    private static final String COUNTED = "-total";

    private final MeterRegistry registry;
    private final List<Meter> meters;

    private ShareMeters(MeterRegistry registry, List<Meter> meters) {
        this.registry = registry;
        this.meters = meters;
    }

    public static ShareMeters of(ShareConsumer<?, ?> member, MeterRegistry registry) {
        return new ShareMeters(
                registry,
                member.metrics().values().stream()
                        .filter(metric -> isShown(metric.metricName()) && metric.metricValue() instanceof Number)
                        .map(metric -> register(metric, registry))
                        .toList());
    }

    private static boolean isShown(MetricName name) {
        return name.group().startsWith(GROUPS) && name.tags().keySet().equals(OF_THE_CLIENT);
    }

    private static Meter register(Metric metric, MeterRegistry registry) {
        String name = name(metric.metricName());
        Tags tags = Tags.of("client.id", metric.metricName().tags().get("client-id"));
        registry.find(name).tags(tags).meters().forEach(registry::remove);
        return metric.metricName().name().endsWith(COUNTED)
                ? FunctionCounter.builder(name, metric, ShareMeters::value)
                        .tags(tags)
                        .register(registry)
                : Gauge.builder(name, () -> value(metric)).tags(tags).register(registry);
    }

    private static String name(MetricName name) {
        return "kafka." + (name.group().replace("-metrics", "") + "." + name.name()).replace('-', '.');
    }

    private static double value(Metric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** What another member of that name shows by now stays. */
    @Override
    public void close() {
        Set<Meter> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        shown.addAll(registry.getMeters());
        meters.stream().filter(shown::contains).forEach(registry::remove);
    }
}
