package io.commentlog.bot.claim;

import io.commentlog.bot.group.ShareGroup;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of a share group, which locks one record at a time: the next is fetched only when this one has its verdict.
 * Confined to one thread.
 */
final class LockedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(LockedRecords.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofMillis(600);

    private final Supplier<ShareConsumer<byte[], byte[]>> members;
    private final Duration assumedLock;
    private Optional<ShareConsumer<byte[], byte[]>> member = Optional.empty();
    private boolean connected;
    private long lockedAt;

    /** One record, and where it is; what is no event has none. */
    record Delivered(ConsumerRecord<byte[], byte[]> record, Optional<CommentEvent> event) {
        LogPosition at() {
            return new LogPosition(record.partition(), record.offset());
        }

        int deliveries() {
            return ShareGroup.deliveries(record);
        }
    }

    /**
     * @param members makes a member that is subscribed already
     * @param assumedLock how long a record is locked, until the broker has said so
     */
    LockedRecords(Supplier<ShareConsumer<byte[], byte[]>> members, Duration assumedLock) {
        this.members = members;
        this.assumedLock = assumedLock;
    }

    /** Becomes a member. */
    void join() {
        member = Optional.of(members.get());
    }

    /** Is no member any more, and holds nothing. */
    void leave() {
        close(Optional.empty());
        member = Optional.empty();
        connected = false;
    }

    /** Whether the group has ever answered this member. */
    boolean connected() {
        return connected;
    }

    /** The next record, empty if a moment brings none. What was accepted later is told the group with it. */
    Optional<Delivered> next() {
        Optional<Delivered> delivered = Optional.empty();
        for (ConsumerRecord<byte[], byte[]> record : ShareGroup.poll(consumer(), POLL)) {
            delivered = Optional.of(new Delivered(record, event(record)));
            lockedAt = System.nanoTime();
        }
        connected = connected
                || delivered.isPresent()
                || ShareGroup.hasFetched(consumer().metrics());
        return delivered;
    }

    private static Optional<CommentEvent> event(ConsumerRecord<byte[], byte[]> record) {
        return CommentEventJson.ifEvent(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()));
    }

    /** Costs no round trip of its own. */
    void acceptLater(Delivered delivered) {
        consumer().acknowledge(delivered.record(), AcknowledgeType.ACCEPT);
    }

    void accept(Delivered delivered) {
        consumer().acknowledge(delivered.record(), AcknowledgeType.ACCEPT);
        committed(delivered, COMMIT);
    }

    void release(Delivered delivered) {
        consumer().acknowledge(delivered.record(), AcknowledgeType.RELEASE);
        committed(delivered, COMMIT);
    }

    /** How long the lock may be left alone, in nanoseconds. */
    long untilRenewal(long now) {
        return lockedAt + renewEvery().toNanos() - now;
    }

    private Duration renewEvery() {
        return ShareGroup.renewEvery(consumer().acquisitionLockTimeoutMs(), assumedLock);
    }

    /**
     * Starts the lock's time anew, and waits for that as long as the lock lasts; false if it is lost. The poll
     * returns the record that was renewed, and fetches nothing.
     */
    boolean renew(Delivered delivered) {
        long now = System.nanoTime();
        Duration patience = ShareGroup.renewalPatience(renewEvery(), Duration.ofNanos(now - lockedAt));
        consumer().acknowledge(delivered.record(), AcknowledgeType.RENEW);
        boolean ours = committed(delivered, patience)
                && !ShareGroup.poll(consumer(), Duration.ZERO).isEmpty();
        lockedAt = now; // the lock's new time began at some moment since
        return ours;
    }

    private boolean committed(Delivered delivered, Duration patience) {
        Optional<KafkaException> failure = consumer().commitSync(patience).values().stream()
                .flatMap(Optional::stream)
                .findFirst();
        failure.ifPresent(e -> LOG.warn(
                "The verdict on {} did not arrive, it is delivered again: {}", delivered.at(), e.getMessage()));
        return failure.isEmpty();
    }

    private ShareConsumer<byte[], byte[]> consumer() {
        return member.orElseThrow();
    }

    /** Gives back what is held, and leaves. */
    void close(Optional<Delivered> held) {
        if (member.isEmpty()) {
            return;
        }
        try {
            held.ifPresent(delivered -> consumer().acknowledge(delivered.record(), AcknowledgeType.RELEASE));
            consumer().close(CLOSE);
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("A keeper left its group without a farewell: {}", e.getMessage());
        }
    }
}
