package io.commentlog.bot.retry;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.DeadLetterJson;
import io.commentlog.event.Topics;
import io.commentlog.kit.CannotStart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reads the dead letters and puts their questions again: for each the event first, then the letter away, so that whatever
 * is interrupted can be done again. Blocking; one thread does it all.
 */
public final class Retry {
    private final RetryConfig config;

    private Retry(RetryConfig config) {
        this.config = config;
    }

    /**
     * What was done.
     *
     * @param retried ids of the questions that were put again
     * @param missing ids asked for that have no dead letter
     */
    public record Outcome(List<String> retried, List<String> missing) {
        public Outcome {
            retried = List.copyOf(retried);
            missing = List.copyOf(missing);
        }
    }

    /**
     * Returns when all that was found is put again.
     *
     * @throws CannotStart with one sentence, if the brokers do not answer, or have no such topic
     */
    public static Outcome run(RetryConfig config) {
        return new Retry(config).run();
    }

    private Outcome run() {
        try {
            PendingLetters letters = read();
            List<DeadLetter> wanted = letters.of(config.ids());
            if (!wanted.isEmpty()) {
                putAgain(wanted);
            }
            return new Outcome(wanted.stream().map(DeadLetter::id).toList(), letters.missing(config.sortedIds()));
        } catch (KafkaException e) {
            throw cannot(e);
        } catch (ExecutionException e) {
            throw cannot(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for Kafka at " + config.bootstrapServers(), e);
        }
    }

    private PendingLetters read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                config.consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.UNANSWERED).stream()
                    .map(partition -> new TopicPartition(Topics.UNANSWERED, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new CannotStart("The cluster at " + config.bootstrapServers() + " has no topic "
                        + Topics.UNANSWERED + ": 'commentlog topics apply' makes it");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            PendingLetters letters = new PendingLetters();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (isBefore(consumer, ends)) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(config.patience());
                if (records.isEmpty() && isBefore(consumer, ends)) {
                    throw new TimeoutException("The dead letters end before their end");
                }
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (record.key() != null) {
                        letters.read(
                                new String(record.key(), StandardCharsets.UTF_8), Optional.ofNullable(record.value()));
                    }
                }
            }
            return letters;
        }
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /**
     * One after the other, so that a letter goes milliseconds after its question is put: by then no bot can have tried it
     * often enough to give it up again, which would be a letter of its own. A transaction would do it too, but its
     * marker would be the last record of the log, and whoever waits for the log's end would wait for the next event.
     */
    private void putAgain(List<DeadLetter> letters) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                config.producerProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (DeadLetter letter : letters) {
                CommentEvent event = new CommentEvent.Retried(letter.id(), letter.asked());
                await(producer.send(new ProducerRecord<>(
                        Topics.COMMENTS, CommentEventJson.key(event), CommentEventJson.write(event))));
                await(producer.send(new ProducerRecord<>(Topics.UNANSWERED, DeadLetterJson.key(letter), null)));
            }
        }
    }

    private void await(Future<?> sent) throws ExecutionException, InterruptedException {
        try {
            sent.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Not acknowledged", e);
        }
    }

    private CannotStart cannot(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new CannotStart("No Kafka broker answers at " + config.bootstrapServers(), cause);
        }
        return new CannotStart(
                "Nothing can be retried at " + config.bootstrapServers() + ": " + cause.getMessage(), cause);
    }
}
