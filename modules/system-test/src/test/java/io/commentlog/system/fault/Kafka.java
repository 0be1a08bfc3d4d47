package io.commentlog.system.fault;

import io.commentlog.event.CommentEvent;
import io.commentlog.system.LogReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** What the harness asks of the three brokers. */
record Kafka(String bootstrapServers, Admin admin) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    Kafka(String bootstrapServers) {
        this(
                bootstrapServers,
                Admin.create(Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "request.timeout.ms", 2000,
                        "default.api.timeout.ms", 4000,
                        "reconnect.backoff.max.ms", 500)));
    }

    /** How many there are now. */
    int brokers() {
        try {
            return answer(admin.describeCluster().nodes()).size();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        }
    }

    /** Whether every partition of every topic is on three brokers. */
    boolean isInSync() {
        try {
            return answer(admin.describeTopics(answer(admin.listTopics().names()))
                            .allTopicNames())
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == BrokerFiles.BROKERS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** The name of the broker that leads the controllers. */
    String controller() {
        try {
            return "broker-"
                    + answer(admin.describeMetadataQuorum().quorumInfo()).leaderId();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("No controller leads", e);
        }
    }

    List<CommentEvent> log() {
        return new LogReader(bootstrapServers).events();
    }

    private static <T> T answer(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
