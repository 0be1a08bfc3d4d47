package io.commentlog.query.replica;

import io.commentlog.event.Topics;
import io.commentlog.event.view.Stores;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks the cluster where the log, the fold and the changelog end. Answers arrive on the admin client's thread. */
final class LogEnds {
    private final Admin admin;
    private final int partitions;

    LogEnds(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    CompletionStage<LogEnd> ask() {
        return ends(Topics.COMMENTS, IsolationLevel.READ_COMMITTED)
                .thenCompose(log -> committed()
                        .thenCompose(
                                committed -> ends(Stores.RECENT_COMMENTS_CHANGELOG, IsolationLevel.READ_UNCOMMITTED)
                                        .thenApply(changelog -> new LogEnd(log, committed, changelog))));
    }

    private CompletionStage<List<Long>> ends(String topic, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), p -> OffsetSpec.latest()));
        return admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .toCompletionStage()
                .thenApply(found -> byPartition(topic, found, ListOffsetsResultInfo::offset));
    }

    private CompletionStage<List<Long>> committed() {
        return admin.listConsumerGroupOffsets(Stores.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .exceptionallyCompose(failure -> noGroupYet(failure))
                .thenApply(found -> byPartition(Topics.COMMENTS, found, OffsetAndMetadata::offset));
    }

    private static CompletionStage<Map<TopicPartition, OffsetAndMetadata>> noGroupYet(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof GroupIdNotFoundException
                ? CompletableFuture.completedStage(Map.of())
                : CompletableFuture.failedStage(failure);
    }

    private <T> List<Long> byPartition(String topic, Map<TopicPartition, T> found, Function<T, Long> offset) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> found.get(new TopicPartition(topic, partition)))
                .map(value -> value == null ? -1L : offset.apply(value))
                .toList();
    }
}
