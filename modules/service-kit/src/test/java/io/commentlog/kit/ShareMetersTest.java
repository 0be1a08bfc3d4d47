package io.commentlog.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

final class ShareMetersTest {
    private static final String FETCHES = "consumer-share-fetch-manager-metrics";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private record Told(MetricName metricName, Object metricValue) implements Metric {}

    private static final class Member extends MockShareConsumer<byte[], byte[]> {
        private final Map<MetricName, Told> told = new HashMap<>();

        Member tells(String group, String name, Map<String, String> tags, Object value) {
            MetricName metric = new MetricName(name, group, "", tags);
            told.put(metric, new Told(metric, value));
            return this;
        }

        @Override
        public synchronized Map<MetricName, ? extends Metric> metrics() {
            return told;
        }
    }

    private static Member member(double latency, double fetches) {
        Map<String, String> ours = Map.of("client-id", "ours");
        return new Member()
                .tells(FETCHES, "fetch-latency-avg", ours, latency)
                .tells(FETCHES, "fetch-total", ours, fetches);
    }

    private double latency() {
        return registry.get("kafka.consumer.share.fetch.manager.fetch.latency.avg")
                .tag("client.id", "ours")
                .gauge()
                .value();
    }

    @Test
    void showWhatAMemberTellsUntilTheyAreClosed() {
        Member member = member(7, 3);
        try (ShareMeters meters = ShareMeters.of(member, registry)) {
            assertThat(meters).isNotNull();
            assertThat(latency()).isEqualTo(7);
            assertThat(registry.get("kafka.consumer.share.fetch.manager.fetch.total")
                            .functionCounter()
                            .count())
                    .isEqualTo(3);
            assertThat(member.metrics()).hasSize(2);
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void leaveOutWhatIsNotOfTheMemberAlone() {
        Member member = new Member()
                .tells(FETCHES, "records-per-request-avg", Map.of("client-id", "ours", "topic", "comments"), 1.0)
                .tells("consumer-node-metrics", "request-total", Map.of("client-id", "ours"), 1.0)
                .tells("consumer-share-metrics", "version", Map.of("client-id", "ours"), "4.3.1");
        try (ShareMeters meters = ShareMeters.of(member, registry)) {
            assertThat(meters).isNotNull();
            assertThat(registry.getMeters()).isEmpty();
        }
    }

    /** An entity that is given other workers has old and new ones for a moment. */
    @Test
    void showTheLaterOfTwoMembersOfOneNameWhicheverEndsFirst() {
        ShareMeters earlier = ShareMeters.of(member(7, 3), registry);
        ShareMeters later = ShareMeters.of(member(8, 1), registry);
        assertThat(latency()).isEqualTo(8);
        earlier.close();
        assertThat(latency()).isEqualTo(8);
        later.close();
        assertThat(registry.getMeters()).extracting(Meter::getId).isEmpty();
    }
}
