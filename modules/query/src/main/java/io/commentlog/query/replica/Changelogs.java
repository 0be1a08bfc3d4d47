package io.commentlog.query.replica;

import io.commentlog.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the cluster for the changelog. Answers arrive on the admin client's thread. */
final class Changelogs {
    private Changelogs() {}

    /** Empty as long as there is none; fails if no broker answers. */
    static CompletionStage<Optional<Changelog>> ask(Admin admin, String name) {
        return admin.describeTopics(List.of(Topics.COMMENTS, name))
                .allTopicNames()
                .toCompletionStage()
                .thenCompose(topics -> extent(admin, name, topics))
                .thenApply(Optional::of)
                .exceptionallyCompose(Changelogs::noneYet);
    }

    private static CompletionStage<Changelog> extent(Admin admin, String name, Map<String, TopicDescription> topics) {
        long epoch = Changelog.epoch(topics.get(Topics.COMMENTS).topicId(), name);
        List<TopicPartition> partitions = IntStream.range(
                        0, topics.get(name).partitions().size())
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
        return offsets(admin, partitions, OffsetSpec.earliest())
                .thenCompose(first -> offsets(admin, partitions, OffsetSpec.latest())
                        .thenApply(end -> new Changelog(epoch, first, end)));
    }

    private static CompletionStage<List<Long>> offsets(Admin admin, List<TopicPartition> all, OffsetSpec which) {
        return admin.listOffsets(all.stream().collect(Collectors.toMap(partition -> partition, partition -> which)))
                .all()
                .toCompletionStage()
                .thenApply(found -> all.stream()
                        .map(partition -> found.get(partition).offset())
                        .toList());
    }

    private static CompletionStage<Optional<Changelog>> noneYet(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof UnknownTopicOrPartitionException
                ? CompletableFuture.completedStage(Optional.empty())
                : CompletableFuture.failedStage(failure);
    }
}
