package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.commentlog.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write to the topic takes part, with nothing but Kafka; and what is no event harms nobody. */
@ExtendWith(SharedUp.class)
@ResourceLock(SharedUp.NAME)
final class DirectEventsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PARTITION = 0;
    /** The same for all: a second post of an id is at the same place in the view, and would replace the first there. */
    private static final long NOW = System.currentTimeMillis();

    private CommentClient client;
    private LogReader log;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void connect(SharedUp.Running up) {
        client = up.deployment().client();
        log = new LogReader(up.deployment().bootstrapServers());
        producer = producer(up.deployment().bootstrapServers(), "none");
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers, String codec) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                servers,
                "acks",
                "all",
                "compression.type",
                codec,
                "max.request.size",
                2 * 1024 * 1024);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close(Duration.ofSeconds(1));
    }

    @Test
    void showsWhatIsPostedPatchedAndDeletedThere() throws Exception {
        produce("direct-1", posted("direct-1", "direct", "From elsewhere"));
        awaitSeen("direct-1");
        assertThat(client.byId("direct-1").json().path("text").asText()).isEqualTo("From elsewhere");
        awaitFolded(produce("direct-1", posted("direct-1", "direct", "Not the first")));
        assertThat(client.list("domain=direct").comments())
                .singleElement()
                .satisfies(shown -> assertThat(shown.path("text").asText()).isEqualTo("From elsewhere"));
        produce(
                "direct-1",
                "{\"type\":\"comment.patched\",\"id\":\"direct-1\",\"patch\":{\"botParams\":{\"processed\":true}}}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.byId("direct-1")
                                .json()
                                .at("/botParams/processed")
                                .asBoolean())
                        .isTrue());
        produce("direct-1", "{\"type\":\"comment.deleted\",\"id\":\"direct-1\"}");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(client.byId("direct-1").status()).isEqualTo(410));
        assertThat(client.list("domain=direct").ids()).isEmpty();
        awaitFolded(produce("direct-1", posted("direct-1", "direct", "Back again")));
        assertThat(client.byId("direct-1").status()).isEqualTo(410);
        assertThat(client.list("domain=direct").ids()).isEmpty();
    }

    /** By the fold, which unpacks it, after the broker, which looks into it. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void showsWhatIsCompressed(String codec, SharedUp.Running up) throws Exception {
        disconnect();
        producer = producer(up.deployment().bootstrapServers(), codec);
        String id = "direct-" + codec;
        String text = "again and ".repeat(50) + "again";
        produce(id, posted(id, "compressed", text));
        awaitSeen(id);
        assertThat(client.byId(id).json().path("text").asText()).isEqualTo(text);
    }

    @Test
    void answersAQuestionThatWasPostedThere() throws Exception {
        produce(
                "direct-3",
                posted("direct-3", "asked", "Anybody?")
                        .replace(
                                "\"misc\":\"\"",
                                "\"misc\":\"\",\"botParams\":{\"entity\":\"echo\",\"processed\":false}"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> new OneReplyEach(List.of("direct-3"))
                        .assertIn(client.list("domain=asked").comments()));
    }

    @Test
    void putsAsideWhatIsNoEventAndGoesOn() throws Exception {
        byte[] key = bytes("garbage");
        Map<RecordMetadata, String> reasons = Map.of(
                produce(key, bytes("not JSON")), "The value is not JSON",
                produce(null, bytes(posted("garbage", "garbage", "No key"))), "The record has no key",
                produce(key, null), "The record has no value",
                produce(key, new byte[1024 * 1024]), "The value is not JSON",
                produce(key, bytes("{\"type\":\"comment.liked\",\"id\":\"garbage\"}")),
                        "The type is none of comment.posted, comment.patched, comment.deleted,"
                                + " comment.unanswered, comment.retried",
                produce(key, bytes(posted("another", "garbage", "Key and id differ"))),
                        "The record's key is not the id of its comment");
        awaitFolded(produce(key, bytes(posted("garbage", "garbage", "Still here"))));
        assertThat(client.list("domain=garbage").ids()).containsExactly("garbage");
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<ConsumerRecord<byte[], byte[]>> rejected = log.records(Topics.REJECTED);
            reasons.forEach((source, reason) -> assertThat(rejected)
                    .filteredOn(record -> header(record, "source-offset").equals(Long.toString(source.offset()))
                            && header(record, "source-partition").equals(Integer.toString(source.partition())))
                    .singleElement()
                    .satisfies(record -> assertThat(header(record, "reason")).isEqualTo(reason)));
        });
    }

    @Test
    void countsAPatchOfNothing() throws Exception {
        double before = client.counted("commentlog_fold_unchanged_total", "orphan_patch");
        double rejected = client.counted("commentlog_fold_rejected_total", "");
        awaitFolded(
                produce(
                        bytes("nothing"),
                        bytes(
                                "{\"type\":\"comment.patched\",\"id\":\"nothing\",\"patch\":{\"botParams\":{\"processed\":true}}}")));
        assertThat(client.counted("commentlog_fold_unchanged_total", "orphan_patch"))
                .isEqualTo(before + 1);
        assertThat(client.counted("commentlog_fold_rejected_total", "")).isEqualTo(rejected);
        assertThat(client.byId("nothing").status()).isEqualTo(404);
    }

    private static String posted(String id, String domain, String text) {
        return "{\"type\":\"comment.posted\",\"comment\":{\"id\":\"" + id + "\",\"text\":\"" + text
                + "\",\"timestamp\":" + NOW + ",\"color\":\"090150210\",\"domain\":\"" + domain
                + "\",\"language\":\"en\",\"message-type\":\"human\",\"misc\":\"\"}}";
    }

    private RecordMetadata produce(String id, String event) throws Exception {
        return producer.send(new ProducerRecord<>(Topics.COMMENTS, bytes(id), bytes(event)))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Into one partition, so that these stay in order. */
    private RecordMetadata produce(byte[] key, byte[] value) throws Exception {
        return producer.send(new ProducerRecord<>(Topics.COMMENTS, PARTITION, key, value))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void awaitSeen(String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.byId(id).status()).isEqualTo(200));
    }

    /** Waits until readers see the partition as of the record. */
    private void awaitFolded(RecordMetadata record) {
        String position = record.partition() + ":" + record.offset();
        await().atMost(PATIENCE)
                .until(() -> client.get("/api/comments?limit=0&at-least=" + position)
                        .header("View-Behind")
                        .isEmpty());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
