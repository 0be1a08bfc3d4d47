package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.load.InFlight;
import io.commentlog.bench.load.Load;
import io.commentlog.bench.load.Pacer;
import io.commentlog.bench.load.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;

/**
 * Kafka's own clients against the broker of a node, with the settings that the node's have, on a topic beside its own: what
 * a log costs without anything of ours.
 */
public final class RawKafka implements AutoCloseable {
    private static final String TOPIC = "bench-raw";
    /** As many as topic comments has. */
    private static final int PARTITIONS = 6;

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaProducer<Long, byte[]> producer;
    private final String brokers;
    private final LongFunction<byte[]> event;

    private RawKafka(KafkaProducer<Long, byte[]> producer, String brokers, LongFunction<byte[]> event) {
        this.producer = producer;
        this.brokers = brokers;
        this.event = event;
    }

    /**
     * @param event the value of a number's record
     */
    public static RawKafka connect(String brokers, LongFunction<byte[]> event) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(Set.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new CannotBench("Topic " + TOPIC + " cannot be made: " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotBench("Interrupted", e);
        }
        Map<String, Object> properties = ProducerSettings.of(brokers, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
        return new RawKafka(
                new KafkaProducer<>(properties, new LongSerializer(), new ByteArraySerializer()), brokers, event);
    }

    /** Sends with so many in flight, as fast as they are acknowledged. */
    public Load produce(int inFlight, Duration warmUp, Duration length) {
        return InFlight.run(inFlight, warmUp, length, (number, ended) -> {
            var unused = producer.send(
                    new ProducerRecord<>(TOPIC, number, event.apply(number)),
                    (metadata, failure) -> ended.with(failure == null));
        });
    }

    /** Sends by the schedule; latencies are from when a record was meant to be sent until a consumer has it. */
    public Load produceAndConsume(Schedule schedule) {
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        Histogram latencies = Load.histogram();
        try (KafkaConsumer<Long, byte[]> consumer =
                new KafkaConsumer<>(properties, new LongDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            Thread sender = new Thread(
                    () -> Pacer.run(schedule, (number, due) -> {
                        var unused = producer.send(new ProducerRecord<>(TOPIC, number, event.apply(number)));
                    }),
                    "raw-producer");
            sender.start();
            long deadline = schedule.due(schedule.count()) + PATIENCE.toNanos();
            while (latencies.getTotalCount() < schedule.count() && System.nanoTime() < deadline) {
                consumer.poll(LOOK)
                        .forEach(record -> Load.record(latencies, System.nanoTime() - schedule.due(record.key())));
            }
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotBench("Interrupted", e);
        }
        return new Load(schedule.length().toNanos(), schedule.count() - latencies.getTotalCount(), latencies);
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
