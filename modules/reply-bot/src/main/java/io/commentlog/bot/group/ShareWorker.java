package io.commentlog.bot.group;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.Delivery;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.MalformedEvent;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of a share group: takes a few events at a time, passes over what asks for nothing, and answers the rest one by
 * one, the most urgent first. Its own thread does nothing but talk to the group; what may take long, waiting for its turn and
 * for another attempt too, runs on a second thread, the call, while this one renews the locks. An event is accepted only after
 * its call has returned.
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

    private volatile boolean abandoned;
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
        abandoned = true;
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
            deliver(consumer.poll(POLL));
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

    private record Asked(ConsumerRecord<byte[], byte[]> record, CommentEvent event) {}

    private void deliver(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        List<Asked> asked = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            connected = true;
            Optional<CommentEvent> question = question(record);
            if (question.isPresent()) {
                asked.add(new Asked(record, question.get()));
            } else {
                // Not committed here: the next poll carries it, so that ignored events cost one round trip.
                consumer.acknowledge(record, AcknowledgeType.ACCEPT);
            }
        }
        if (!asked.isEmpty()) {
            answer(asked);
        }
    }

    private void answer(List<Asked> asked) throws InterruptedException {
        asked.sort(Comparator.comparingInt(one -> answerer.priority(one.event())));
        Hand hand = new Hand(
                consumer,
                asked.stream().map(Asked::record).toList(),
                ShareGroup.renewEvery(consumer.acquisitionLockTimeoutMs(), pace.assumedLock()),
                metrics);
        for (Asked next : asked) {
            if (closing.begun()) {
                hand.open();
            } else if (hand.isRenewalDue()) {
                hand.renew();
            }
            if (hand.holds(next.record())) {
                answer(hand, next);
            }
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

    private void answer(Hand hand, Asked asked) throws InterruptedException {
        warnOfManyDeliveries(asked.record(), asked.event());
        Delivery delivery =
                answerer.delivery(asked.event(), Hand.at(asked.record()), ShareGroup.deliveries(asked.record()));
        try {
            while (hand.holds(asked.record())) {
                attempt(hand, asked.record(), delivery);
            }
        } finally {
            call.cancel(true);
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

    /** One call, to a verdict on the record; it is held still if there is none yet. */
    private void attempt(Hand hand, ConsumerRecord<byte[], byte[]> record, Delivery delivery)
            throws InterruptedException {
        Call attempt = Call.start(calls, delivery::run);
        call = attempt.future();
        if (abandoned) {
            call.cancel(true); // told so after the call had begun, and before it was known here
        }
        while (!attempt.ended(hand.untilRenewal())) {
            hand.renew();
            if (!hand.holds(record)) {
                return;
            }
        }
        Optional<NotNow> notNow = attempt.notNow();
        if (notNow.isPresent()) {
            keepOrRelease(hand, record, delivery, notNow.get());
        } else if (attempt.abandoned()) {
            hand.release(record);
        } else {
            hand.accept(record);
        }
    }

    /** Waits before the release too: what is given back is delivered again at once. */
    private void keepOrRelease(Hand hand, ConsumerRecord<byte[], byte[]> record, Delivery delivery, NotNow notNow)
            throws InterruptedException {
        Duration pause = notNow.retryAfter().compareTo(hand.renewEvery()) < 0 ? notNow.retryAfter() : hand.renewEvery();
        if (closing.await(pause) || delivery.mayGoElsewhere()) {
            hand.release(record);
        } else {
            LOG.debug("Kept {}:{}: {}", record.partition(), record.offset(), notNow.sentence());
            metrics.kept();
            hand.renew();
        }
    }

    private void closeConsumer() {
        try {
            consumer.close(CLOSE);
        } catch (KafkaException e) {
            LOG.debug("A bot worker left its group without a farewell: {}", e.getMessage());
        }
    }
}
