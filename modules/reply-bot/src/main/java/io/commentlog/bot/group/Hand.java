package io.commentlog.bot.group;

import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one poll has put in a member's hand and has no verdict yet: it keeps the locks of all of it, and gives the verdicts.
 * Used by the member's thread.
 */
final class Hand {
    private static final Logger LOG = LoggerFactory.getLogger(Hand.class);
    private static final Duration COMMIT = Duration.ofSeconds(5);

    private final ShareConsumer<byte[], byte[]> consumer;
    private final BotMetrics metrics;
    private final Duration renewEvery;
    private final Map<LogPosition, ConsumerRecord<byte[], byte[]>> held = new LinkedHashMap<>();
    private long renewedAt = System.nanoTime();

    /**
     * @param records what the last poll brought, without those that have their verdict
     * @param renewEvery a part of the lock's time
     */
    Hand(
            ShareConsumer<byte[], byte[]> consumer,
            Collection<ConsumerRecord<byte[], byte[]>> records,
            Duration renewEvery,
            BotMetrics metrics) {
        this.consumer = consumer;
        this.renewEvery = renewEvery;
        this.metrics = metrics;
        records.forEach(record -> held.put(at(record), record));
    }

    static LogPosition at(ConsumerRecord<?, ?> record) {
        return new LogPosition(record.partition(), record.offset());
    }

    boolean holds(ConsumerRecord<byte[], byte[]> record) {
        return held.containsKey(at(record));
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** At least a millisecond: in so long the locks must be renewed. */
    Duration untilRenewal() {
        long left = renewEvery.toNanos() - (System.nanoTime() - renewedAt);
        return Duration.ofNanos(Math.max(left, 1_000_000));
    }

    /** Of nothing none is due: its poll would fetch. */
    boolean isRenewalDue() {
        return !held.isEmpty() && System.nanoTime() - renewedAt >= renewEvery.toNanos();
    }

    /**
     * Starts the time of all locks anew; what has lost its lock is not held any more. Renewal takes a record out of the
     * consumer's hands until a poll returns it; that poll fetches nothing, because renewed records are waiting for it.
     */
    void renew() {
        long now = System.nanoTime();
        Duration patience = ShareGroup.renewalPatience(renewEvery, Duration.ofNanos(now - renewedAt));
        renewedAt = now;
        held.values().forEach(record -> consumer.acknowledge(record, AcknowledgeType.RENEW));
        if (committed(patience)) {
            retain(ShareGroup.poll(consumer, Duration.ZERO));
        } else {
            // What was renewed all the same comes back with the next poll.
            lost(held.size());
            held.clear();
        }
    }

    private void retain(ConsumerRecords<byte[], byte[]> renewed) {
        Set<LogPosition> back =
                StreamSupport.stream(renewed.spliterator(), false).map(Hand::at).collect(Collectors.toSet());
        int before = held.size();
        held.keySet().retainAll(back);
        lost(before - held.size());
    }

    private void lost(int records) {
        for (int record = 0; record < records; record++) {
            metrics.lost();
        }
    }

    /** Gives each its verdict, in one commit; of what is not held any more there is none. */
    void settle(Collection<Call> ended) throws InterruptedException {
        int settled = 0;
        for (Call call : ended) {
            Call.Verdict verdict = call.verdict();
            if (held.remove(at(call.record())) != null) {
                consumer.acknowledge(call.record(), type(verdict));
                settled++;
            }
        }
        if (settled > 0 && !committed(COMMIT)) {
            lost(settled);
        }
    }

    private AcknowledgeType type(Call.Verdict verdict) {
        if (verdict == Call.Verdict.ACCEPT) {
            return AcknowledgeType.ACCEPT;
        }
        metrics.released();
        return AcknowledgeType.RELEASE;
    }

    private boolean committed(Duration patience) {
        Optional<KafkaException> failure = consumer.commitSync(patience).values().stream()
                .flatMap(Optional::stream)
                .findFirst();
        failure.ifPresent(
                e -> LOG.warn("A verdict did not arrive, what it was on is delivered again: {}", e.getMessage()));
        return failure.isEmpty();
    }
}
