package io.commentlog.query.replica;

import io.commentlog.event.Topics;
import io.commentlog.event.view.ViewName;
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
    private final ViewName view;
    private final int partitions;

    LogEnds(Admin admin, ViewName view, int partitions) {
        this.admin = admin;
        this.view = view;
        this.partitions = partitions;
    }

    CompletionStage<LogEnd> ask() {
        return ends(Topics.COMMENTS, IsolationLevel.READ_COMMITTED)
                .thenCompose(log -> committed()
                        .thenCompose(committed -> ends(view.recentCommentsChangelog(), IsolationLevel.READ_UNCOMMITTED)
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
        return admin.listConsumerGroupOffsets(view.applicationId())
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
