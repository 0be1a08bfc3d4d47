package io.commentlog.bot.group;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A member of a share group without a group: delivers what it is told to, writes verdicts and commits into a journal,
 * and holds its user to the rules of explicit acknowledgement: one verdict a record before the next poll, and a renewed
 * record comes back with that poll.
 */
public final class ScriptedMember extends MockShareConsumer<byte[], byte[]> {
    private final List<String> journal;
    private final CountDownLatch renewals;
    private final Set<LogPosition> delivered = new HashSet<>();
    private final List<ConsumerRecord<byte[], byte[]>> renewed = new ArrayList<>();
    private Optional<KafkaException> commitFailure = Optional.empty();
    private Optional<RuntimeException> pollFailure = Optional.empty();
    private Duration commitTakes = Duration.ZERO;

    /** @param renewals counted down by each renewal */
    public ScriptedMember(List<String> journal, CountDownLatch renewals) {
        this.journal = journal;
        this.renewals = renewals;
        subscribe(List.of(Topics.COMMENTS));
    }

    public void deliver(CommentEvent event, LogPosition at, int deliveryCount) {
        deliver(CommentEventJson.key(event), CommentEventJson.write(event), at, deliveryCount);
    }

    void deliver(byte[] key, byte[] value, LogPosition at, int deliveryCount) {
        addRecord(new ConsumerRecord<>(
                Topics.COMMENTS,
                at.partition(),
                at.offset(),
                0,
                TimestampType.CREATE_TIME,
                key.length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty(),
                Optional.of((short) deliveryCount)));
    }

    synchronized void failCommitsWith(KafkaException failure) {
        commitFailure = Optional.of(failure);
    }

    /** @param time that a commit takes, of which none passes: who is less patient gets none */
    public synchronized void answerCommitsAfter(Duration time) {
        commitTakes = time;
    }

    void failPollsWith(RuntimeException failure) {
        pollFailure = Optional.of(failure);
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (pollFailure.isPresent()) {
            throw pollFailure.get();
        }
        if (!delivered.isEmpty()) {
            throw new IllegalStateException("All records must be acknowledged in explicit acknowledgement mode.");
        }
        renewed.forEach(this::addRecord);
        renewed.clear();
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        records.forEach(record -> delivered.add(Hand.at(record)));
        return records;
    }

    @Override
    public synchronized void acknowledge(ConsumerRecord<byte[], byte[]> record, AcknowledgeType type) {
        if (!delivered.remove(Hand.at(record))) {
            throw new IllegalStateException("The record cannot be acknowledged.");
        }
        journal.add(type.name() + " " + record.partition() + ":" + record.offset());
        if (type == AcknowledgeType.RENEW) {
            renewed.add(record);
        }
    }

    @Override
    public synchronized Map<TopicIdPartition, Optional<KafkaException>> commitSync(Duration timeout) {
        if (timeout.compareTo(commitTakes) < 0) {
            throw new TimeoutException("No broker has answered within " + timeout);
        }
        journal.add("commit");
        if (commitFailure.isPresent()) {
            renewed.clear();
        } else if (!renewed.isEmpty()) {
            renewals.countDown();
        }
        return Map.of(new TopicIdPartition(Uuid.ONE_UUID, 0, Topics.COMMENTS), commitFailure);
    }
}
