package io.commentlog.transfer;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The log that comments are brought into. Blocking, and confined to one thread but for the acknowledgements. */
final class TargetLog implements AutoCloseable {
    private static final Pattern REPLY = Pattern.compile("reply:([0-9]{1,9})-([0-9]{1,18})");

    private final ImportConfig config;
    private final String id;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Queue<CommentEvent> givenUp = new ConcurrentLinkedQueue<>();

    TargetLog(ImportConfig config, String id, Producer<byte[], byte[]> producer) {
        this.config = config;
        this.id = id;
        this.producer = producer;
    }

    /**
     * @throws CannotTransfer if no broker answers, or there is no log
     */
    static TargetLog open(ImportConfig config) {
        try (Admin admin = Admin.create(config.adminProperties())) {
            String id = admin.describeTopics(List.of(Topics.COMMENTS))
                    .allTopicNames()
                    .get()
                    .get(Topics.COMMENTS)
                    .topicId()
                    .toString();
            return new TargetLog(
                    config,
                    id,
                    new KafkaProducer<>(
                            config.producerProperties(), new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (ExecutionException e) {
            throw cannot(config, e.getCause());
        } catch (KafkaException e) {
            throw cannot(config, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotTransfer("Interrupted while waiting for Kafka at " + config.bootstrapServers(), e);
        }
    }

    /** The topic's own, which another topic of the same name does not have. */
    String id() {
        return id;
    }

    /** Sends, and waits only for room. What came of it {@link #settle} tells. */
    void append(ImportedLine line) {
        Comment comment = line.comment();
        send(
                new CommentEvent.Posted(comment),
                position -> line.failure().ifPresent(why -> giveUp(comment, position, why)));
        putGivenUp();
    }

    private void giveUp(Comment comment, LogPosition asked, Failure why) {
        givenUp.add(new CommentEvent.Unanswered(comment.id(), asked, why));
    }

    private void putGivenUp() {
        for (CommentEvent event = givenUp.poll(); event != null; event = givenUp.poll()) {
            send(event, position -> {});
        }
    }

    private void send(CommentEvent event, Consumer<LogPosition> acknowledged) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.COMMENTS, CommentEventJson.key(event), CommentEventJson.write(event));
        try {
            var unused = producer.send(record, (metadata, wrong) -> {
                if (wrong == null) {
                    acknowledged.accept(new LogPosition(metadata.partition(), metadata.offset()));
                } else {
                    failure.compareAndSet(null, wrong);
                }
            });
        } catch (KafkaException e) {
            throw cannot(config, e);
        }
    }

    /**
     * Returns once all that was appended is durable.
     *
     * @throws CannotTransfer if something is not
     */
    void settle() {
        producer.flush();
        while (!givenUp.isEmpty()) {
            putGivenUp();
            producer.flush();
        }
        Exception wrong = failure.get();
        if (wrong != null) {
            throw cannot(config, wrong);
        }
    }

    /** Whether the place in the log that the reply's id names is an event of the comment that it replies to. */
    boolean has(Comment reply) {
        Matcher place = REPLY.matcher(reply.id());
        if (!place.matches() || reply.replyTo().isEmpty()) {
            return false;
        }
        TopicPartition partition = new TopicPartition(Topics.COMMENTS, Integer.parseInt(place.group(1)));
        long offset = Long.parseLong(place.group(2));
        byte[] question = reply.replyTo().get().getBytes(StandardCharsets.UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (partition.partition() >= consumer.partitionsFor(Topics.COMMENTS).size()) {
                return false;
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
            if (offset >= ends.get(partition)) {
                return false;
            }
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(config.patience())) {
                return record.offset() == offset && Arrays.equals(record.key(), question);
            }
            throw new TimeoutException("An event of the log was not to be had");
        } catch (KafkaException e) {
            throw cannot(config, e);
        }
    }

    private static CannotTransfer cannot(ImportConfig config, Throwable cause) {
        String servers = config.bootstrapServers();
        if (cause instanceof UnknownTopicOrPartitionException) {
            return new CannotTransfer(
                    "The cluster at " + servers + " has no topic " + Topics.COMMENTS
                            + ": 'commentlog topics apply' makes it",
                    cause);
        }
        if (cause instanceof TimeoutException) {
            return new CannotTransfer("No Kafka broker answers at " + servers, cause);
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new CannotTransfer(
                "Nothing can be brought into the log at " + servers + ": " + root.getMessage(), cause);
    }

    @Override
    public void close() {
        producer.close(config.patience());
    }
}
