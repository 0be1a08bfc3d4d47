package io.commentlog.system;

import static org.awaitility.Awaitility.await;

import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the share groups of the bot have come in the log, as the cluster tells.
 *
 * @param groups of the lanes
 */
record BotProgress(String bootstrapServers, List<String> groups) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 6;

    /** Of the entity echo. */
    BotProgress(String bootstrapServers) {
        this(bootstrapServers, ofEntity("echo"));
    }

    static List<String> ofEntity(String entity) {
        return Stream.of("urgent", "usual", "patient")
                .map(lane -> "reply-bot." + entity + "." + lane)
                .toList();
    }

    /** Waits until no event of the log is left to the bot: from then on it adds nothing, unless something is posted. */
    void awaitDone() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await("the bot has settled every event").atMost(PATIENCE).until(() -> left(admin), left -> left == 0);
        }
    }

    /** By the lag, not by a group's start offset, which is written down only with what is settled after it. */
    private long left(Admin admin) throws ExecutionException, InterruptedException {
        long left = 0;
        for (String group : groups) {
            left += left(admin, group);
        }
        return left;
    }

    private static long left(Admin admin, String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, SharePartitionOffsetInfo> settled = admin.listShareGroupOffsets(
                        Map.of(group, new ListShareGroupOffsetsSpec()))
                .partitionsToOffsetInfo(group)
                .get();
        long left = 0;
        for (Map.Entry<TopicPartition, OffsetSpec> partition : latest().entrySet()) {
            long end = admin.listOffsets(Map.ofEntries(partition))
                    .partitionResult(partition.getKey())
                    .get()
                    .offset();
            left += Optional.ofNullable(settled.get(partition.getKey()))
                    .flatMap(SharePartitionOffsetInfo::lag)
                    .orElse(end);
        }
        return left;
    }

    private static Map<TopicPartition, OffsetSpec> latest() {
        return IntStream.range(0, PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(
                        number -> new TopicPartition(Topics.COMMENTS, number), number -> OffsetSpec.latest()));
    }
}
