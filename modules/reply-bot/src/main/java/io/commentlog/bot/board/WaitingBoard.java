package io.commentlog.bot.board;

import io.commentlog.bot.config.BotConfig;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Topics;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.SilentBrokers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits for whom, kept by a plain consumer that reads all of the topic {@code comments}, in no group, on the thread {@code
 * bot-board}. The groups' own lag would not do: it counts every event that a group has yet to pass over. Nothing but the
 * status rests on it: without a broker it stands still.
 */
public final class WaitingBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingBoard.class);
    private static final int MOST = 100_000;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);
    private static final int FETCH_BYTES = 256 << 10;

    private final BotConfig config;
    private final Predicate<String> counted;
    private final InstantSource clock;
    private final BugHandler bugs;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Set by the board's thread; empty until it has read the log once. */
    private volatile Optional<Map<String, Waiting.Queue>> queues = Optional.empty();

    /** @param counted which entities are looked at; those added later are counted from then on */
    public WaitingBoard(BotConfig config, Predicate<String> counted, InstantSource clock, BugHandler bugs) {
        this.config = config;
        this.counted = counted;
        this.clock = clock;
        this.bugs = bugs;
        Thread thread = new Thread(this::run, "bot-board");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many comments wait for the entity; empty until that is known. */
    public OptionalInt depth(String entity) {
        return queues.map(known -> OptionalInt.of(
                        known.getOrDefault(entity, new Waiting.Queue(0, 0)).depth()))
                .orElse(OptionalInt.empty());
    }

    /** How long the one that waits longest has waited, by the brokers' time of its event; 0 if none waits, or nobody knows. */
    public long oldestSeconds(String entity) {
        return queues.flatMap(known -> Optional.ofNullable(known.get(entity)))
                .map(queue -> Math.max(0, (clock.millis() - queue.oldest()) / 1_000))
                .orElse(0L);
    }

    private void run() {
        try {
            while (!closing.await(BETWEEN_COUNTS.toMillis(), TimeUnit.MILLISECONDS)) {
                try (Consumer<byte[], byte[]> consumer = consumer()) {
                    follow(consumer);
                } catch (InterruptException e) {
                    return;
                } catch (KafkaException e) {
                    LOG.info("The bot counts anew who waits: {}", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            bugs.bug(e);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "commentlog-bot-board");
        properties.putAll(SilentBrokers.SETTINGS);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Counted once a second: no event is worth a question of its own.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.COMMENTS).stream()
                .map(partition -> new TopicPartition(Topics.COMMENTS, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            return; // the topic is yet to come
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Waiting waiting = new Waiting(MOST);
        boolean complete = false;
        long toldAt = System.nanoTime();
        while (closing.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                event(record).ifPresent(event -> waiting.apply(event, record.timestamp(), counted));
            }
            complete = complete
                    || partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
            long now = System.nanoTime();
            if (complete && (queues.isEmpty() || now - toldAt > BETWEEN_COUNTS.toNanos())) {
                queues = Optional.of(waiting.queues());
                toldAt = now;
            }
        }
    }

    private static Optional<CommentEvent> event(ConsumerRecord<byte[], byte[]> record) {
        return CommentEventJson.ifEvent(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()));
    }

    /** Returns at once; the thread ends within a poll. */
    @Override
    public void close() {
        closing.countDown();
    }
}
