package io.commentlog.bot.group;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.Delivery;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.LogPosition;
import io.commentlog.event.MalformedEvent;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of a share group: takes one event at a time and gives the verdict on it. Its own thread does nothing
 * but talk to the group; what may take long, waiting for its turn and for another attempt too, runs on a second thread, the
 * call, while this one renews the lock. An event is accepted only after its call has returned.
 *
 * <p>The group drops a record without a word once it has been delivered ten times, and giving back spends a delivery while
 * keeping the lock spends none. So an event is given back once, in case another process knows what this one does not; every
 * further attempt keeps it, and the rest of its deliveries are there for crashes.
 */
public final class ShareWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ShareWorker.class);
    /**
     * Short, because it is how soon closing is noticed, and costs nothing: the fetch outlives the poll. A
     * wakeup is no choice: one that meets a commitSync leaves the member unable to close within its timeout (4.3.1).
     */
    private static final Duration POLL = Duration.ofMillis(250);

    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofMillis(600);
    private static final int MANY_DELIVERIES = 3;

    private final Supplier<ShareConsumer<byte[], byte[]>> members;
    private final Answerer answerer;
    private final BotMetrics metrics;
    private final BugHandler bugs;
    private final Pace pace;
    private final ExecutorService calls;
    private final Closing closing;

    /** Used and replaced by the worker's thread only. */
    private ShareConsumer<byte[], byte[]> consumer;
    /** Set by the worker's thread only, cancelled by the one that stops it. */
    private volatile Future<?> call = CompletableFuture.completedFuture(null);
    /** Set by the worker's thread only. */
    private volatile boolean connected;

    /**
     * @param members makes a member that is subscribed already; asked now, and again whenever a member has failed
     * @param calls runs one call at a time; shut down by this worker
     */
    public ShareWorker(
            Supplier<ShareConsumer<byte[], byte[]>> members,
            ExecutorService calls,
            Answerer answerer,
            BotMetrics metrics,
            BugHandler bugs,
            Closing closing,
            Pace pace) {
        this.members = members;
        this.calls = calls;
        this.answerer = answerer;
        this.metrics = metrics;
        this.bugs = bugs;
        this.closing = closing;
        this.pace = pace;
        this.consumer = members.get();
    }

    /**
     * @param assumedLock how long the group locks a record, until the broker has said so
     * @param rejoin how long to wait before a member that has failed is replaced
     */
    public record Pace(Duration assumedLock, Duration rejoin) {}

    /** Whether the group has ever answered this worker; from any thread. */
    public boolean connected() {
        return connected;
    }

    /** Gives the present event up, once it is closing. From any thread. */
    public void abandon() {
        call.cancel(true);
    }

    @Override
    public void run() {
        try {
            while (!closing.begun()) {
                serve();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            bugs.bug(e);
        } finally {
            calls.shutdownNow();
            closeConsumer();
        }
    }

    /** One poll and the verdict on what it brought; on the worker's thread. */
    public void serve() throws InterruptedException {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                deliver(record);
            }
            connected = connected || ShareGroup.hasFetched(consumer.metrics());
        } catch (KafkaException e) {
            LOG.warn("A bot worker has lost its group and joins again: {}", e.getMessage());
            reconnect();
        }
    }

    /** A member that has failed may be done for without saying so at every poll, so a new one takes its place. */
    private void reconnect() throws InterruptedException {
        closeConsumer();
        while (!closing.await(pace.rejoin())) {
            try {
                consumer = members.get();
                return;
            } catch (KafkaException e) {
                LOG.warn("A bot worker cannot join its group yet: {}", e.getMessage());
            }
        }
    }

    private void deliver(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        connected = true;
        Optional<CommentEvent> question = question(record);
        if (question.isPresent()) {
            answer(record, question.get());
        } else {
            // Not committed here: the next poll carries it, so that an ignored event costs one round trip.
            consumer.acknowledge(record, AcknowledgeType.ACCEPT);
        }
    }

    private Optional<CommentEvent> question(ConsumerRecord<byte[], byte[]> record) {
        try {
            CommentEvent event =
                    CommentEventJson.read(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()));
            return answerer.ignores(event) ? Optional.empty() : Optional.of(event);
        } catch (MalformedEvent e) {
            answerer.countMalformed();
            return Optional.empty();
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record, CommentEvent event) throws InterruptedException {
        warnOfManyDeliveries(record, event);
        LogPosition at = new LogPosition(record.partition(), record.offset());
        Delivery delivery = answerer.delivery(event, at, ShareGroup.deliveries(record));
        try {
            Duration renewEvery = ShareGroup.renewEvery(consumer.acquisitionLockTimeoutMs(), pace.assumedLock());
            boolean ours = true;
            while (ours) {
                ours = attempt(record, delivery, renewEvery);
            }
        } finally {
            abandon();
        }
    }

    private void warnOfManyDeliveries(ConsumerRecord<byte[], byte[]> record, CommentEvent event) {
        if (ShareGroup.deliveries(record) >= MANY_DELIVERIES) {
            LOG.warn(
                    "Delivery {} of the event that asks for a reply to comment {}; the group drops it at its limit",
                    ShareGroup.deliveries(record),
                    event.id());
        }
    }

    /** One call, to a verdict on the record; true if there is none yet and the record is still this worker's. */
    private boolean attempt(ConsumerRecord<byte[], byte[]> record, Delivery delivery, Duration renewEvery)
            throws InterruptedException {
        Call attempt = Call.start(calls, delivery::run);
        call = attempt.future();
        while (!attempt.ended(renewEvery)) {
            if (!renew(record)) {
                metrics.lost();
                return false;
            }
        }
        Optional<NotNow> notNow = attempt.notNow();
        if (notNow.isEmpty()) {
            settle(record, attempt.abandoned() ? AcknowledgeType.RELEASE : AcknowledgeType.ACCEPT);
            return false;
        }
        return triesAgain(record, delivery, notNow.get(), renewEvery);
    }

    /** Waits before the release too: what is given back is delivered again at once. */
    private boolean triesAgain(
            ConsumerRecord<byte[], byte[]> record, Delivery delivery, NotNow notNow, Duration renewEvery)
            throws InterruptedException {
        Duration pause = notNow.retryAfter().compareTo(renewEvery) < 0 ? notNow.retryAfter() : renewEvery;
        if (closing.await(pause) || delivery.mayGoElsewhere()) {
            settle(record, AcknowledgeType.RELEASE);
            return false;
        }
        LOG.debug("Kept {}:{}: {}", record.partition(), record.offset(), notNow.sentence());
        metrics.kept();
        boolean ours = renew(record);
        if (!ours) {
            metrics.lost();
        }
        return ours;
    }

    /**
     * Starts the lock's time anew; false if the lock is lost. Renewal takes the record out of the consumer's hands
     * until a poll returns it; that poll fetches nothing, because a renewed record is waiting for it.
     */
    private boolean renew(ConsumerRecord<byte[], byte[]> record) {
        consumer.acknowledge(record, AcknowledgeType.RENEW);
        return committed(record) && !consumer.poll(Duration.ZERO).isEmpty();
    }

    private void settle(ConsumerRecord<byte[], byte[]> record, AcknowledgeType verdict) {
        if (verdict == AcknowledgeType.RELEASE) {
            metrics.released();
        }
        consumer.acknowledge(record, verdict);
        if (!committed(record)) {
            metrics.lost();
        }
    }

    private boolean committed(ConsumerRecord<byte[], byte[]> record) {
        Optional<KafkaException> failure = consumer.commitSync(COMMIT).values().stream()
                .flatMap(Optional::stream)
                .findFirst();
        failure.ifPresent(e -> LOG.warn(
                "The verdict on {}:{} did not arrive, it is delivered again: {}",
                record.partition(),
                record.offset(),
                e.getMessage()));
        return failure.isEmpty();
    }

    private void closeConsumer() {
        try {
            consumer.close(CLOSE);
        } catch (KafkaException e) {
            LOG.debug("A bot worker left its group without a farewell: {}", e.getMessage());
        }
    }
}
