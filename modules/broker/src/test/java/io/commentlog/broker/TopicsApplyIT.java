package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicsApplyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static List<String> first;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(BrokerConfig.in(directory), fault -> {
            throw new AssertionError(fault);
        });
        first = apply(OptionalInt.of(3));
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    private static List<String> apply(OptionalInt partitions) {
        return TopicsApply.apply(broker.bootstrapServers(), Map.of(), partitions, PATIENCE);
    }

    private static List<String> applyToGroup(String group) {
        return TopicsApply.applyToBotGroups(broker.bootstrapServers(), Map.of(), List.of(group), PATIENCE);
    }

    private static void set(ConfigResource.Type type, String name, String config, String value)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            AlterConfigOp op = new AlterConfigOp(new ConfigEntry(config, value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(type, name), List.of(op)))
                    .all()
                    .get();
        }
    }

    @Test
    void createsTopicsAndNothingElse() {
        assertThat(first)
                .hasSize(3)
                .anyMatch(sentence -> sentence.startsWith("Created topic comments with 3 partitions"))
                .anyMatch(sentence -> sentence.startsWith("Created topic comments.rejected with 1 partition"))
                .anyMatch(sentence -> sentence.startsWith("Created topic comments.unanswered with 1 partition"));
    }

    @Test
    void setsTheConfigsOfAGroupOfTheBot() {
        assertThat(applyToGroup("reply-bot.new.usual"))
                .contains(
                        "Set share.auto.offset.reset of group reply-bot.new.usual from latest to earliest",
                        "Set share.isolation.level of group reply-bot.new.usual from read_uncommitted to"
                                + " read_committed",
                        "Set share.record.lock.duration.ms of group reply-bot.new.usual from 30000 to 15000",
                        "Set share.delivery.count.limit of group reply-bot.new.usual from 5 to 10");
    }

    @Test
    void changesNothingWhenDoneAgain() {
        assertThat(apply(OptionalInt.of(3))).isEmpty();
    }

    @Test
    void repairsATopicsConfigAndTellsIt() throws Exception {
        set(ConfigResource.Type.TOPIC, "comments", "retention.ms", "1000000");
        assertThat(apply(OptionalInt.of(3))).containsExactly("Set retention.ms of topic comments from 1000000 to -1");
        assertThat(apply(OptionalInt.of(3))).isEmpty();
    }

    @Test
    void repairsAGroupsConfigAndTellsIt() throws Exception {
        String group = "reply-bot.old.usual";
        assertThat(applyToGroup(group)).isNotEmpty();
        set(ConfigResource.Type.GROUP, group, "share.auto.offset.reset", "latest");
        assertThat(applyToGroup(group))
                .containsExactly("Set share.auto.offset.reset of group reply-bot.old.usual from latest to earliest");
        assertThat(applyToGroup(group)).isEmpty();
    }

    @Test
    void tellsThatOtherPartitionsStay() {
        assertThat(apply(OptionalInt.empty()))
                .containsExactly("Topic comments has 3 partitions and keeps them, although 6 are wanted:"
                        + " with another count the ids would move");
    }

    @Test
    void refusesOtherPartitionsThatAreAskedFor() {
        assertThatThrownBy(() -> apply(OptionalInt.of(12)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("Topic comments has 3 partitions and keeps them, although 12 are wanted");
    }

    @Test
    void saysThatNoBrokerAnswers() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        assertThatThrownBy(() ->
                        TopicsApply.apply("127.0.0.1:" + nobody, Map.of(), OptionalInt.empty(), Duration.ofMillis(500)))
                .isInstanceOf(CannotStart.class)
                .hasMessage("No Kafka broker answers at 127.0.0.1:" + nobody);
    }

    @Test
    void saysThatTheAddressIsNone() {
        assertThatThrownBy(() -> TopicsApply.apply("nonsense", Map.of(), OptionalInt.empty(), Duration.ofMillis(500)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("Topics cannot be applied at nonsense: ");
    }
}
