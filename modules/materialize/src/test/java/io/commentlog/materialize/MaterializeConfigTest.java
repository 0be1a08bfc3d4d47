package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.ViewName;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaterializeConfigTest {
    private static final FoldMember SELF = new FoldMember("fold-1.example.org", 8080);

    @Test
    void pinsEveryDefault() {
        assertThat(MaterializeConfig.of("kafka:9092", Path.of("state"), SELF))
                .isEqualTo(new MaterializeConfig(
                        "kafka:9092", ViewName.DEFAULT, Path.of("state"), SELF, 500, 1, 0, Map.of()));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(
                        () -> new MaterializeConfig(" ", ViewName.DEFAULT, Path.of("state"), SELF, 0, 65, -1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bootstrap servers")
                .hasMessageContaining("recent must be from 1 to 100000, not 0")
                .hasMessageContaining("threads must be from 1 to 64, not 65")
                .hasMessageContaining("standbys must be from 0 to 2, not -1");
    }

    @Test
    void pinsEveryPropertyOfKafkaStreams() {
        MaterializeConfig config = new MaterializeConfig(
                "kafka:9092", ViewName.DEFAULT, Path.of("state"), SELF, 500, 2, 1, Map.of("security.protocol", "SSL"));

        assertThat(FoldSettings.streams(config, "member"))
                .isEqualTo(Map.<String, Object>ofEntries(
                        Map.entry("application.id", "commentlog-materialize"),
                        Map.entry("bootstrap.servers", "kafka:9092"),
                        Map.entry("state.dir", "state"),
                        Map.entry("application.server", "fold-1.example.org:8080"),
                        Map.entry("client.id", "commentlog-materialize@fold-1.example.org:8080"),
                        Map.entry("num.stream.threads", 2),
                        Map.entry("num.standby.replicas", 1),
                        Map.entry("replication.factor", -1),
                        Map.entry("ensure.explicit.internal.resource.naming", true),
                        Map.entry("rocksdb.config.setter", StoreMemory.class),
                        Map.entry("metrics.recording.level", "INFO"),
                        Map.entry("enable.metrics.push", false),
                        Map.entry("processing.guarantee", "exactly_once_v2"),
                        Map.entry("commit.interval.ms", 1000),
                        Map.entry("statestore.cache.max.bytes", 0),
                        Map.entry("producer.linger.ms", 0),
                        Map.entry("producer.batch.size", 128 << 10),
                        Map.entry("group.protocol", "classic"),
                        Map.entry("main.consumer.group.instance.id", "member"),
                        Map.entry("consumer.session.timeout.ms", 6000),
                        Map.entry("producer.transaction.timeout.ms", 7000),
                        Map.entry("request.timeout.ms", 2500),
                        Map.entry("restore.consumer.fetch.max.bytes", 4 << 20),
                        Map.entry("producer.delivery.timeout.ms", 7000),
                        Map.entry("metadata.max.age.ms", 1000),
                        Map.entry("retry.backoff.ms", 100),
                        Map.entry("retry.backoff.max.ms", 200),
                        Map.entry("reconnect.backoff.ms", 400),
                        Map.entry("reconnect.backoff.max.ms", 500),
                        Map.entry("consumer.heartbeat.interval.ms", 1500),
                        Map.entry("consumer.auto.offset.reset", "earliest"),
                        Map.entry("security.protocol", "SSL")));
    }

    @Test
    void pinsEveryPropertyOfTheAdminClient() {
        assertThat(FoldSettings.admin(MaterializeConfig.of("kafka:9092", Path.of("state"), SELF)))
                .isEqualTo(Map.<String, Object>ofEntries(
                        Map.entry("bootstrap.servers", "kafka:9092"),
                        Map.entry("client.id", "commentlog-materialize-admin"),
                        Map.entry("enable.metrics.push", false),
                        Map.entry("request.timeout.ms", 2000),
                        Map.entry("default.api.timeout.ms", 4000)));
    }

    @Test
    void letsNoFurtherPropertyTouchWhatTheGuaranteesRestOn() {
        MaterializeConfig config = new MaterializeConfig(
                "kafka:9092",
                new ViewName("v2"),
                Path.of("state"),
                SELF,
                500,
                1,
                0,
                Map.of("processing.guarantee", "at_least_once", "application.id", "another"));

        assertThat(FoldSettings.streams(config, "member"))
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("application.id", "commentlog-materialize-v2");
    }
}
