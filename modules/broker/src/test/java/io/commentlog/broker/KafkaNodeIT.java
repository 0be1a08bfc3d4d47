package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metadata.PartitionChangeRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.metadata.LeaderConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker does with transactions whose partitions have no leader for a while, as just after {@code kill -9}. */
final class KafkaNodeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ListenerName LISTENER = new ListenerName("CLIENTS");
    private static final String ID = "about-to-commit";

    @TempDir
    static Path directory;

    private static KafkaNode node;
    private static Clients clients;

    @BeforeAll
    static void start() {
        BrokerConfig config = BrokerConfig.in(directory);
        Ports ports = Ports.free(config);
        Path log = LogDirectory.ready(directory);
        node = new KafkaNode(
                KafkaConfig.fromProps(BrokerSettings.of(config, log, ports.clients(), ports.controller()), false));
        node.startup();
        clients = new Clients(config.host() + ":" + ports.clients());
        TopicsApply.apply(clients.bootstrapServers(), Map.of(), OptionalInt.empty(), PATIENCE);
    }

    @AfterAll
    static void close() {
        node.shutdown();
    }

    @Test
    void tellsAPartitionWithoutALeaderFromOneThatIsNot() {
        MetadataImage before = node.metadata().getImage();
        node.metadata().setImage(leaderless(before));
        try {
            assertThat(leaderOf("comments", 0)).isEqualTo(Node.noNode());
            assertThat(node.metadata().getPartitionLeaderEndpoint("nothing", 0, LISTENER))
                    .isEmpty();
            assertThat(node.metadata().getPartitionLeaderEndpoint("comments", 1000, LISTENER))
                    .isEmpty();
        } finally {
            node.metadata().setImage(before);
        }
        assertThat(leaderOf("comments", 0).id()).isEqualTo(1);
    }

    /** Kafka's own node calls it committed, and no reader gets past its records ever again. */
    @Test
    void endsATransactionWhosePartitionsHaveNoLeaderWhenItIsCommitted() throws Exception {
        TopicPartition partition = new TopicPartition("comments", 0);
        try (Producer<byte[], byte[]> producer = clients.producer(Map.of("transactional.id", ID));
                Admin admin = Admin.create(Map.of("bootstrap.servers", clients.bootstrapServers()))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(Clients.record(partition, "committed")).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            MetadataImage before = node.metadata().getImage();
            node.metadata().setImage(leaderless(before));
            CompletableFuture<Void> commit = CompletableFuture.runAsync(producer::commitTransaction);
            await().atMost(PATIENCE)
                    .until(() -> Set.of(TransactionState.PREPARE_COMMIT, TransactionState.COMPLETE_COMMIT)
                            .contains(state(admin)));
            node.metadata().setImage(before);
            commit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        clients.write(partition, List.of("later"));
        assertThat(clients.read(partition)).containsExactly("committed", "later");
    }

    private static TransactionState state(Admin admin) throws Exception {
        return admin.describeTransactions(Set.of(ID))
                .description(ID)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .state();
    }

    private static Node leaderOf(String topic, int partition) {
        return node.metadata()
                .getPartitionLeaderEndpoint(topic, partition, LISTENER)
                .orElseThrow();
    }

    /** The same, as the controller tells it when it has shut the broker out. */
    private static MetadataImage leaderless(MetadataImage image) {
        MetadataDelta delta = new MetadataDelta.Builder().setImage(image).build();
        var topic = image.topics().getTopic("comments");
        topic.partitions()
                .keySet()
                .forEach(partition -> delta.replay(new PartitionChangeRecord()
                        .setTopicId(topic.id())
                        .setPartitionId(partition)
                        .setLeader(LeaderConstants.NO_LEADER)));
        return delta.apply(image.provenance());
    }
}
