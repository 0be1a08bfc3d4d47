package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import io.commentlog.kit.NotNow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class KafkaCommentLogTest {
    private static final int PARTITIONS = 6;
    private static final CommentEvent EVENT = new CommentEvent.Posted(Comments.saying("a", "hello"));

    private final MockProducer<byte[], byte[]> producer = producer(PARTITIONS);
    private final KafkaCommentLog log = new KafkaCommentLog(producer);

    @Test
    void appendsTheEventUnderItsCommentsId() throws Exception {
        log.append(EVENT);

        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo(Topics.COMMENTS);
        assertThat(record.key()).asString().isEqualTo("a");
        assertThat(CommentEventJson.read(Optional.of(record.key()), Optional.of(record.value())))
                .isEqualTo(EVENT);
    }

    @Test
    void answersWithThePositionOnceItIsAcknowledged() {
        MockProducer<byte[], byte[]> ofOnePartition = producer(1);
        KafkaCommentLog small = new KafkaCommentLog(ofOnePartition);
        CompletableFuture<LogPosition> first = small.append(EVENT).toCompletableFuture();
        CompletableFuture<LogPosition> second = small.append(EVENT).toCompletableFuture();
        assertThat(first).isNotDone();

        ofOnePartition.completeNext();
        ofOnePartition.completeNext();
        assertThat(first).isCompletedWithValue(new LogPosition(0, 0));
        assertThat(second).isCompletedWithValue(new LogPosition(0, 1));
    }

    @Test
    void answersWithThePartitionThatTheBrokersName() {
        CompletableFuture<LogPosition> first = append();
        CompletableFuture<LogPosition> second = append();
        producer.completeNext();
        producer.completeNext();

        assertThat(second.join().partition())
                .as("a producer that takes turns")
                .isNotEqualTo(first.join().partition());
    }

    @Test
    void failsWithNotNowIfTheBrokersDoNotAcknowledge() {
        CompletableFuture<LogPosition> appended = append();
        producer.errorNext(new TimeoutException("Expiring 1 record(s)"));

        assertNotNow(appended);
    }

    @Test
    void refusesAtOnceWhatCannotBeAcknowledged() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(append()).isNotDone();
        }
        producer.errorNext(new TimeoutException("Expiring 1 record(s)"));

        assertNotNow(append());
        assertThat(producer.history()).as("sent").hasSize(1_000);
    }

    @Test
    void takesNoOffenceAtARecordThatIsRefusedByItself() {
        CompletableFuture<LogPosition> refused = append();
        producer.errorNext(new RecordTooLargeException("too large"));

        assertNotNow(refused);
        assertThat(append()).isNotDone();
    }

    @Test
    void neverThrowsOutOfAppend() {
        producer.sendException = new RecordTooLargeException("refused by the client");
        assertNotNow(append());

        producer.sendException = new IllegalStateException("Cannot perform operation after producer has been closed");
        assertNotNow(append());
    }

    @Test
    void tellsThePartitionThatEveryKafkaClientChoosesForTheKey() {
        for (int i = 0; i < 50; i++) {
            byte[] key = ("comment-" + i).getBytes(StandardCharsets.UTF_8);

            assertThat(log.partitionOf("comment-" + i)).isEqualTo(Utils.toPositive(Utils.murmur2(key)) % PARTITIONS);
        }
    }

    @Test
    void knowsTheTopicOnceTheBrokersHaveToldIt() {
        assertThat(log.knowsTopic()).isTrue();
        assertThat(new KafkaCommentLog(producer(0)).knowsTopic()).isFalse();
    }

    @Test
    void doesNotKnowTheTopicWithoutBrokers() {
        producer.partitionsForException = new TimeoutException("Topic comments not present in metadata");

        assertThat(log.knowsTopic()).isFalse();
        assertThatThrownBy(() -> log.partitionOf("a")).isInstanceOf(NotNow.class);
    }

    @Test
    void tellsNoPartitionOfATopicThatIsNotThere() {
        assertThatThrownBy(() -> new KafkaCommentLog(producer(0)).partitionOf("a"))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void closesItsProducerOnce() {
        log.close();
        log.close();

        assertThat(producer.closed()).isTrue();
    }

    private CompletableFuture<LogPosition> append() {
        return log.append(EVENT).toCompletableFuture();
    }

    private static void assertNotNow(CompletableFuture<LogPosition> appended) {
        assertThat(appended).isCompletedExceptionally();
        assertThatThrownBy(appended::join).hasCauseInstanceOf(NotNow.class);
    }

    private static MockProducer<byte[], byte[]> producer(int partitions) {
        Node[] nodes = {new Node(0, "localhost", 9092)};
        List<PartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(partition -> new PartitionInfo(Topics.COMMENTS, partition, nodes[0], nodes, nodes))
                .toList();
        Cluster cluster = new Cluster("test", List.of(nodes), infos, Set.of(), Set.of());
        return new MockProducer<>(
                cluster, false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
