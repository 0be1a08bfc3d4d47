package io.commentlog.system.fault;

import io.commentlog.event.CommentEvent;
import io.commentlog.system.LogReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

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

    /** Lets one broker lead every partition, which is in sync; returns what puts the leaders back where they were. */
    Runnable letLead(int broker) {
        try {
            Map<TopicPartition, List<Integer>> before = replicas();
            lead(
                    before,
                    replicas -> Stream.concat(
                                    Stream.of(broker), replicas.stream().filter(other -> other != broker))
                            .toList());
            return () -> lead(before, UnaryOperator.identity());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The partitions are not known", e);
        }
    }

    private Map<TopicPartition, List<Integer>> replicas() throws ExecutionException, TimeoutException {
        Map<TopicPartition, List<Integer>> replicas = new HashMap<>();
        answer(admin.describeTopics(answer(admin.listTopics(new ListTopicsOptions().listInternal(true))
                                .names()))
                        .allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> replicas.put(
                                new TopicPartition(topic.name(), partition.partition()),
                                partition.replicas().stream().map(Node::id).toList())));
        return replicas;
    }

    private void lead(Map<TopicPartition, List<Integer>> replicas, UnaryOperator<List<Integer>> order) {
        try {
            Map<TopicPartition, Optional<NewPartitionReassignment>> inOrder = replicas.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> Optional.of(new NewPartitionReassignment(order.apply(entry.getValue())))));
            answer(admin.alterPartitionReassignments(inOrder).all());
            // One that needs no election is told as an error: what counts is that nobody else leads.
            answer(admin.electLeaders(ElectionType.PREFERRED, replicas.keySet()).partitions());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The leaders could not be chosen", e);
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
