package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.commentlog.kit.CannotStart;
import io.commentlog.kit.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Queue<Throwable> FAULTS = new ConcurrentLinkedQueue<>();

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static Clients clients;

    @BeforeAll
    static void start() {
        broker = started(directory);
        clients = new Clients(broker.bootstrapServers());
        TopicsApply.apply(broker.bootstrapServers(), Map.of(), OptionalInt.empty(), PATIENCE);
    }

    @AfterAll
    static void close() {
        broker.close();
        assertThat(broker.readiness()).isEqualTo(Readiness.notYet("The broker is closed"));
        assertThat(FAULTS).isEmpty();
    }

    private static EmbeddedBroker started(Path data) {
        return EmbeddedBroker.start(BrokerConfig.in(data), FAULTS::add);
    }

    private static List<String> values(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    @Test
    void givesBackWhatItAcknowledged() throws Exception {
        TopicPartition partition = new TopicPartition("comments", 0);
        clients.write(partition, values("a", 100));
        assertThat(clients.read(partition)).containsExactlyElementsOf(values("a", 100));
    }

    @Test
    void commitsAndAbortsTransactions() throws Exception {
        TopicPartition partition = new TopicPartition("comments", 1);
        try (Producer<byte[], byte[]> producer = clients.producer(Map.of("transactional.id", "test"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(Clients.record(partition, "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(Clients.record(partition, "committed")).get();
            producer.commitTransaction();
        }
        assertThat(clients.read(partition)).containsExactly("committed");
    }

    @Test
    void handsAShareGroupOneRecordAtATimeFromTheBeginning() throws Exception {
        TopicPartition partition = new TopicPartition("comments.rejected", 0);
        clients.write(partition, values("s", 3));
        String group = "reply-bot.test.usual";
        TopicsApply.applyToBotGroups(broker.bootstrapServers(), Map.of(), List.of(group), PATIENCE);
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", group,
                "share.acquire.mode", "record_limit",
                "share.acknowledgement.mode", "explicit",
                "max.poll.records", "1");
        List<String> got = new ArrayList<>();
        try (KafkaShareConsumer<byte[], byte[]> consumer =
                new KafkaShareConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of(partition.topic()));
            await().atMost(PATIENCE).until(() -> {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                assertThat(records.count()).isLessThanOrEqualTo(1);
                for (ConsumerRecord<byte[], byte[]> found : records) {
                    got.add(Clients.text(found));
                    consumer.acknowledge(found, AcknowledgeType.ACCEPT);
                }
                return got.size() >= 3;
            });
        }
        assertThat(got).containsExactlyElementsOf(values("s", 3));
    }

    @Test
    void refusesADirectoryThatItsOwnProcessUses() {
        assertThatThrownBy(() -> started(directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("Another commentlog runs on the data directory " + directory);
    }

    @Test
    void refusesAPortThatIsTaken(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerConfig config = BrokerConfig.in(other).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(config, FAULTS::add))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("The broker's port " + taken.getLocalPort() + " on 127.0.0.1 is taken; choose another");
        }
        DirectoryLock.take(other).close();
    }

    @Test
    void refusesAHostThatIsNotThisMachines(@TempDir Path other) {
        BrokerConfig config = BrokerConfig.in(other).withHost("192.0.2.1").withPort(9092);
        assertThatThrownBy(() -> EmbeddedBroker.start(config, FAULTS::add))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The broker's host 192.0.2.1 is not an address of this machine");
    }

    @Test
    void saysInOneSentenceThatItsMetadataIsBroken(@TempDir Path other) throws IOException {
        started(other).close();
        Path metadata = other.resolve("kafka").resolve("bootstrap.checkpoint");
        Files.write(metadata, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> started(other))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The broker cannot start in " + other + ": ");
    }

    @Test
    void keepsRecordsWhenItIsClosedAndWhenItsProcessIsKilled(@TempDir Path data) throws Exception {
        TopicPartition partition = new TopicPartition("comments", 0);
        try (EmbeddedBroker first = started(data)) {
            TopicsApply.apply(first.bootstrapServers(), Map.of(), OptionalInt.of(1), PATIENCE);
            new Clients(first.bootstrapServers()).write(partition, List.of("closed"));
        }
        try (BrokerProcess second = BrokerProcess.start(data)) {
            assertThatThrownBy(() -> started(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Another commentlog runs");
            new Clients(second.bootstrapServers()).write(partition, List.of("killed"));
            second.kill();
        }
        try (EmbeddedBroker third = started(data)) {
            Clients after = new Clients(third.bootstrapServers());
            assertThat(after.read(partition)).containsExactly("closed", "killed");
            after.write(partition, List.of("after"));
            assertThat(after.read(partition)).containsExactly("closed", "killed", "after");
        }
    }

    @Test
    void tellsTheBugHandlerInsteadOfEndingTheProcess(@TempDir Path other) {
        Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
        try (EmbeddedBroker own = EmbeddedBroker.start(BrokerConfig.in(other), faults::add)) {
            Exit.halt(3, "the disk is gone");
            assertThat(own.readiness()).isEqualTo(Readiness.READY);
        }
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault).hasMessage("The broker gave up with status 3: the disk is gone"));
    }
}
