package io.commentlog.bot.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.config.BotConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ShareGroupTest {
    private static final String FETCHES = "consumer-share-fetch-manager-metrics";

    /** In bytes, of a batch that holds one alone. */
    private static final int LARGEST_COMMENT = 8 << 10;

    @Test
    void renewsThreeTimesALockThatTheBrokerHasTold() {
        assertThat(ShareGroup.renewEvery(Optional.of(30_000), Duration.ofSeconds(15)))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void renewsByTheAssumedLockUntilThen() {
        assertThat(ShareGroup.renewEvery(Optional.empty(), Duration.ofSeconds(15)))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void hasFetchedOnlyWhenAFetchWasAnswered() {
        assertThat(ShareGroup.hasFetched(Map.of())).isFalse();
        assertThat(ShareGroup.hasFetched(metric(FETCHES, "fetch-total", 0.0))).isFalse();
        assertThat(ShareGroup.hasFetched(metric(FETCHES, "fetch-total", Double.NaN)))
                .isFalse();
        assertThat(ShareGroup.hasFetched(metric(FETCHES, "fetch-rate", 1.0))).isFalse();
        assertThat(ShareGroup.hasFetched(metric("another", "fetch-total", 1.0))).isFalse();
        assertThat(ShareGroup.hasFetched(metric(FETCHES, "fetch-total", 1.0))).isTrue();
    }

    @Test
    void asksABrokerForNoMoreThanItCanTake() {
        BotConfig config = BotConfig.of("127.0.0.1:1");
        assertThat(ShareGroup.properties(config, "a group", "a client", 8))
                .extractingByKey("fetch.max.bytes", InstanceOfAssertFactories.INTEGER)
                .isLessThanOrEqualTo(8 * LARGEST_COMMENT);
    }

    private static Map<MetricName, Metric> metric(String group, String name, double value) {
        MetricName metricName = new MetricName(name, group, "", Map.of());
        return Map.of(metricName, new Metric() {
            @Override
            public MetricName metricName() {
                return metricName;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }
}
