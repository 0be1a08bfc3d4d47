package io.commentlog.materialize;

import io.commentlog.event.Topics;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** The log's end by Kafka's Admin client, which answers on its own thread. */
final class KafkaLogEnd implements LogEnd {
    private final Admin admin;
    private final String group;

    /**
     * @param group the fold's consumer group
     */
    KafkaLogEnd(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    @Override
    public CompletionStage<Long> endOffset(int partition) {
        TopicPartition log = new TopicPartition(Topics.COMMENTS, partition);
        // As the fold reads: an event in an open transaction is not in the log yet, and no answer should wait for it.
        ListOffsetsOptions asTheFoldReads = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return translated(admin.listOffsets(Map.of(log, OffsetSpec.latest()), asTheFoldReads)
                .partitionResult(log)
                .thenApply(end -> end.offset()));
    }

    @Override
    public CompletionStage<Long> committed(int partition) {
        TopicPartition log = new TopicPartition(Topics.COMMENTS, partition);
        return translated(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group)
                .thenApply(offsets -> {
                    OffsetAndMetadata committed = offsets.get(log);
                    return committed == null ? -1L : committed.offset();
                }));
    }

    private static <T> CompletionStage<T> translated(KafkaFuture<T> future) {
        return future.toCompletionStage().exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof RetriableException) {
                throw new NotNow("Kafka cannot be asked where the log ends", Duration.ofSeconds(1));
            }
            throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
        });
    }
}
