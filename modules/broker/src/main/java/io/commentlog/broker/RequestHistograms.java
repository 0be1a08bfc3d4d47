package io.commentlog.broker;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.network.metrics.RequestChannelMetrics;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * What the broker keeps of the times and sizes of requests, in a form that costs little. Each of the five requests that
 * a comment causes is in eight histograms or more. Kafka's own form gives the last five minutes more weight, by sorted
 * maps: old entries come to point to new ones, which the collector looks up while everything stands still. These keep a
 * fixed sample of all requests since the start. Their names in JMX are Kafka's.
 */
final class RequestHistograms {
    /** What a comment, or a bot that has nothing to do, asks of the broker all the time. */
    static final Set<ApiKeys> FREQUENT = EnumSet.of(
            ApiKeys.PRODUCE,
            ApiKeys.FETCH,
            ApiKeys.SHARE_FETCH,
            ApiKeys.SHARE_ACKNOWLEDGE,
            ApiKeys.SHARE_GROUP_HEARTBEAT,
            ApiKeys.WRITE_SHARE_GROUP_STATE);

    private RequestHistograms() {}

    /** Before the broker makes its own: it takes those that it finds under their names, and removes them when it stops. */
    static void register() {
        MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
        Set<MetricName> others = Set.copyOf(registry.allMetrics().keySet());
        var unused = new RequestChannelMetrics(FREQUENT); // which registers them
        List<MetricName> names = registry.allMetrics().entrySet().stream()
                .filter(metric -> isNewHistogram(metric, others))
                .map(Map.Entry::getKey)
                .toList();
        for (MetricName name : names) {
            registry.removeMetric(name);
            registry.newHistogram(name, false);
        }
    }

    private static boolean isNewHistogram(Map.Entry<MetricName, Metric> metric, Set<MetricName> others) {
        return metric.getValue() instanceof Histogram && !others.contains(metric.getKey());
    }
}
