package io.commentlog.bot.group;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Closing;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.kit.BugHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of a share group: takes a few events at a time, passes over what asks for nothing, and has all of the rest on
 * their way at once, so that whoever has a place at the desk next may take any of them. Its own thread does nothing but talk
 * to the group; what may take long, waiting for a turn and for another attempt too, runs on threads of their own, the calls,
 * while this one renews the locks. An event is accepted only after its call has returned.
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

    /** How soon a view that has loaded is noticed. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final Duration CLOSE = Duration.ofMillis(600);

    private final Supplier<ShareConsumer<byte[], byte[]>> members;
    private final Answerer answerer;
    private final BotMetrics metrics;
    private final BugHandler bugs;
    private final Pace pace;
    private final Calls calls;
    private final Closing closing;

    /** Used and replaced by the worker's thread only. */
    private ShareConsumer<byte[], byte[]> consumer;
    /** Set by the worker's thread only. */
    private volatile boolean connected;

    /**
     * @param members makes a member that is subscribed already; asked now, and again whenever a member has failed
     * @param threads has a thread for each call; shut down by this worker
     */
    public ShareWorker(
            Supplier<ShareConsumer<byte[], byte[]>> members,
            ExecutorService threads,
            Answerer answerer,
            BotMetrics metrics,
            BugHandler bugs,
            Closing closing,
            Pace pace) {
        this.members = members;
        this.calls = new Calls(threads);
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
     * @param atOnce records that a poll may bring
     * @param gather how long events may gather after a poll that brought fewer, and none that asks for a reply
     */
    public record Pace(Duration assumedLock, Duration rejoin, int atOnce, Duration gather) {}

    /** Whether the group has ever answered this worker; from any thread. */
    public boolean connected() {
        return connected;
    }

    /** Gives up what it has, once it is closing. From any thread. */
    public void abandon() {
        calls.abandon();
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
            calls.end();
            closeConsumer();
        }
    }

    /**
     * One poll and the verdict on what it brought; on the worker's thread. None, once the group has answered, while the view
     * loads: no question could be answered, and passing over the rest takes processor time from the fold and the view.
     */
    public void serve() throws InterruptedException {
        if (connected && answerer.waitsForTheView()) {
            boolean unused = closing.await(LOOK_AGAIN);
            return;
        }
        try {
            deliver(ShareGroup.poll(consumer, POLL));
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

    private void deliver(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        List<Round.Asked> asked = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            connected = true;
            Optional<CommentEvent> question = question(record);
            if (question.isPresent()) {
                asked.add(new Round.Asked(record, question.get()));
            } else {
                // Not committed here: the next poll carries it, so that ignored events cost one round trip.
                consumer.acknowledge(record, AcknowledgeType.ACCEPT);
            }
        }
        if (!asked.isEmpty()) {
            answer(asked);
        } else if (!batch.isEmpty() && batch.count() < pace.atOnce()) {
            // Passing over costs the brokers by the fetch, hardly by the event. A log that is still is not waited for:
            // there the fetch itself waits, and the next event comes at once.
            boolean unused = closing.await(pace.gather());
        }
    }

    private void answer(List<Round.Asked> asked) throws InterruptedException {
        asked.sort(Comparator.comparingInt(one -> answerer.priority(one.event())));
        Hand hand = new Hand(
                consumer,
                asked.stream().map(Round.Asked::record).toList(),
                ShareGroup.renewEvery(consumer.acquisitionLockTimeoutMs(), pace.assumedLock()),
                metrics);
        new Round(hand, calls, answerer, metrics, closing).run(asked);
    }

    private Optional<CommentEvent> question(ConsumerRecord<byte[], byte[]> record) {
        Optional<CommentEvent> event =
                CommentEventJson.ifEvent(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()));
        if (event.isEmpty()) {
            answerer.countMalformed();
        }
        return event.filter(known -> !answerer.ignores(known));
    }

    private void closeConsumer() {
        try {
            consumer.close(CLOSE);
        } catch (KafkaException e) {
            LOG.debug("A bot worker left its group without a farewell: {}", e.getMessage());
        }
    }
}
