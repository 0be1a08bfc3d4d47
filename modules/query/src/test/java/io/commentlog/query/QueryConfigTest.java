package io.commentlog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.view.ViewName;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class QueryConfigTest {
    private static final QueryConfig CONFIG = config(QueryConfig.DEFAULT_RECENT, QueryConfig.DEFAULT_MAX_COMMENTS);

    @Test
    void hasTheseDefaults() {
        assertThat(QueryConfig.DEFAULT_RECENT).isEqualTo(500);
        assertThat(QueryConfig.MAX_RECENT).isEqualTo(100_000);
        assertThat(QueryConfig.DEFAULT_MAX_COMMENTS).isEqualTo(100_000);
    }

    @Test
    void takesWhatIsWithinItsBounds() {
        assertThat(config(1, 1).recent()).isEqualTo(1);
        assertThat(config(100_000, 100_000).maxComments()).isEqualTo(100_000);
    }

    @Test
    void hasRoomForOneWindowAsLargeAsAskedWithItsReserve() {
        assertThat(QueryConfig.roomFor(1)).isEqualTo(100_000);
        assertThat(QueryConfig.roomFor(50_000)).isEqualTo(100_000);
        assertThat(QueryConfig.roomFor(QueryConfig.MAX_RECENT)).isEqualTo(200_000);
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThatThrownBy(() -> config(0, 100)).hasMessage("recent must be 1 to 100000");
        assertThatThrownBy(() -> config(100_001, 200_000)).hasMessage("recent must be 1 to 100000");
        assertThatThrownBy(() -> config(500, 499)).hasMessage("maxComments must be at least recent");
        assertThatThrownBy(() -> new QueryConfig(" ", ViewName.DEFAULT, 500, 500, Map.of()))
                .hasMessage("bootstrapServers must name a broker");
    }

    @Test
    void pinsWhatTheConsumerIsTold() {
        assertThat(CONFIG.consumerProperties())
                .containsOnly(
                        Map.entry("bootstrap.servers", "broker:9092"),
                        Map.entry("client.id", "commentlog-query"),
                        Map.entry("default.api.timeout.ms", 5_000),
                        Map.entry("request.timeout.ms", 2_500),
                        Map.entry("metadata.max.age.ms", 1_000),
                        Map.entry("retry.backoff.ms", 100),
                        Map.entry("retry.backoff.max.ms", 200),
                        Map.entry("reconnect.backoff.ms", 400),
                        Map.entry("reconnect.backoff.max.ms", 500),
                        Map.entry("isolation.level", "read_uncommitted"),
                        Map.entry("enable.auto.commit", false),
                        Map.entry("allow.auto.create.topics", false),
                        Map.entry("auto.offset.reset", "none"),
                        Map.entry("max.poll.records", 5_000));
    }

    @Test
    void pinsWhatTheAdminClientIsTold() {
        assertThat(CONFIG.adminProperties())
                .containsOnly(
                        Map.entry("bootstrap.servers", "broker:9092"),
                        Map.entry("client.id", "commentlog-query-admin"),
                        Map.entry("default.api.timeout.ms", 5_000),
                        Map.entry("request.timeout.ms", 2_500),
                        Map.entry("metadata.max.age.ms", 1_000),
                        Map.entry("retry.backoff.ms", 100),
                        Map.entry("retry.backoff.max.ms", 200),
                        Map.entry("reconnect.backoff.ms", 400),
                        Map.entry("reconnect.backoff.max.ms", 500));
    }

    @Test
    void putsTheConsumerInNoGroupWhateverElseItIsTold() {
        QueryConfig config = new QueryConfig(
                "broker:9092",
                ViewName.DEFAULT,
                500,
                100_000,
                Map.of("security.protocol", "SASL_SSL", "isolation.level", "read_committed", "group.id", "stray"));

        assertThat(config.consumerProperties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("isolation.level", "read_uncommitted")
                .doesNotContainKey("group.id");
        assertThat(config.adminProperties()).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void tellsKafkasClientsWhatTheyAccept() {
        QueryConfig config = new QueryConfig("localhost:1", ViewName.DEFAULT, 500, 500, Map.of());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Admin admin = Admin.create(config.adminProperties())) {
            assertThat(consumer.assignment()).isEmpty();
            assertThat(admin.metrics()).isNotEmpty();
        }
    }

    private static QueryConfig config(int recent, int maxComments) {
        return new QueryConfig("broker:9092", ViewName.DEFAULT, recent, maxComments, Map.of());
    }
}
