package io.commentlog.broker;

import io.commentlog.kit.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Makes a cluster have what the files in {@code topics/} want, as {@link TopicPlan} says. Done again it changes nothing;
 * several processes may do it at once. Returns when every topic can be written to.
 */
public final class TopicsApply {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Admin admin;
    private final long deadline;

    private TopicsApply(Admin admin, long deadline) {
        this.admin = admin;
        this.deadline = deadline;
    }

    /**
     * @param kafka further properties of the client, such as security
     * @param partitions of the topic {@code comments}, if it has to be created; else what its file says
     * @param timeout for all of it, an unreachable broker included
     * @return what was changed, a sentence each
     * @throws CannotStart with one sentence, if the cluster cannot be reached, or refuses, or has the topic
     *     {@code comments} with other partitions than asked for
     */
    public static List<String> apply(
            String bootstrapServers, Map<String, String> kafka, OptionalInt partitions, Duration timeout) {
        TopicFiles packaged = TopicFiles.packaged();
        TopicFiles wanted =
                partitions.isPresent() ? packaged.withPartitionsOfComments(partitions.getAsInt()) : packaged;
        return apply(client(bootstrapServers, kafka, timeout), wanted, partitions.isPresent(), timeout);
    }

    /**
     * Gives share groups of the bot the configs that {@code topics/reply-bot.json} has. They need not exist yet.
     *
     * @param kafka further properties of the client, such as security
     * @param timeout for all of it, an unreachable broker included
     * @return what was changed, a sentence each
     * @throws CannotStart with one sentence, if the cluster cannot be reached, or refuses
     */
    public static List<String> applyToBotGroups(
            String bootstrapServers, Map<String, String> kafka, List<String> groups, Duration timeout) {
        TopicFiles wanted = TopicFiles.ofBotGroups(groups);
        return apply(client(bootstrapServers, kafka, timeout), wanted, false, timeout);
    }

    private static List<String> apply(
            Map<String, Object> client, TopicFiles wanted, boolean partitionsAskedFor, Duration timeout) {
        String bootstrapServers = String.valueOf(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Admin admin = Admin.create(client)) {
            return new TopicsApply(admin, deadline).apply(wanted, partitionsAskedFor);
        } catch (ExecutionException e) {
            throw cannot(bootstrapServers, e.getCause());
        } catch (KafkaException e) {
            throw cannot(bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for Kafka at " + bootstrapServers, e);
        }
    }

    private static Map<String, Object> client(String bootstrapServers, Map<String, String> kafka, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "commentlog-topics");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return properties;
    }

    private static CannotStart cannot(String bootstrapServers, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new CannotStart("No Kafka broker answers at " + bootstrapServers, cause);
        }
        if (cause instanceof UnsupportedVersionException) {
            return new CannotStart(
                    "The Kafka at " + bootstrapServers + " is too old: share groups need 4.2 or newer", cause);
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new CannotStart("Topics cannot be applied at " + bootstrapServers + ": " + root.getMessage(), cause);
    }

    private List<String> apply(TopicFiles wanted, boolean partitionsAskedFor)
            throws ExecutionException, InterruptedException {
        List<TopicChange> plan = TopicPlan.of(wanted, state(wanted));
        if (partitionsAskedFor) {
            refuseOtherPartitions(plan);
        }
        for (TopicChange change : plan) {
            execute(change);
        }
        awaitLeaders(wanted.topics().stream().map(TopicFile::name).toList());
        return plan.stream().map(TopicChange::sentence).toList();
    }

    private static void refuseOtherPartitions(List<TopicChange> plan) {
        plan.stream()
                .filter(TopicChange.KeepPartitions.class::isInstance)
                .findFirst()
                .ifPresent(kept -> {
                    throw new CannotStart(kept.sentence());
                });
    }

    private ClusterState state(TopicFiles wanted) throws ExecutionException, InterruptedException {
        Map<String, ClusterState.Topic> topics = new HashMap<>();
        for (TopicFile file : wanted.topics()) {
            Optional<TopicDescription> topic = described(file.name());
            if (topic.isPresent()) {
                int partitions = topic.get().partitions().size();
                topics.put(file.name(), new ClusterState.Topic(partitions, configs(topic(file.name()))));
            }
        }
        Map<String, Map<String, String>> groups = new HashMap<>();
        for (GroupFile file : wanted.groups()) {
            groups.put(file.name(), configs(group(file.name())));
        }
        return new ClusterState(topics, groups);
    }

    private Optional<TopicDescription> described(String topic) throws ExecutionException, InterruptedException {
        KafkaFuture<TopicDescription> description =
                admin.describeTopics(Set.of(topic)).topicNameValues().get(topic);
        return unless(UnknownTopicOrPartitionException.class, description);
    }

    private Map<String, String> configs(ConfigResource resource) throws ExecutionException, InterruptedException {
        Config config =
                admin.describeConfigs(Set.of(resource)).values().get(resource).get();
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            Optional.ofNullable(entry.value()).ifPresent(value -> values.put(entry.name(), value));
        }
        return values;
    }

    private void execute(TopicChange change) throws ExecutionException, InterruptedException {
        if (change instanceof TopicChange.CreateTopic create) {
            // No replication factor: the broker's default.
            NewTopic topic = new NewTopic(
                            create.file().name(), Optional.of(create.file().partitions()), Optional.empty())
                    .configs(create.file().configs());
            // Another process that applies the same files may have been faster.
            unless(TopicExistsException.class, admin.createTopics(Set.of(topic)).all());
        } else if (change instanceof TopicChange.SetTopicConfig set) {
            set(topic(set.topic()), set.config(), set.to());
        } else if (change instanceof TopicChange.SetGroupConfig set) {
            set(group(set.group()), set.config(), set.to());
        }
    }

    private void set(ConfigResource resource, String config, String value)
            throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> op =
                List.of(new AlterConfigOp(new ConfigEntry(config, value), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(resource, op)).all().get();
    }

    private void awaitLeaders(List<String> topics) throws ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>(topics);
        while (true) {
            for (String topic : topics) {
                if (described(topic).filter(TopicsApply::hasLeaders).isPresent()) {
                    missing.remove(topic);
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new CannotStart("No broker leads these topics yet: " + String.join(", ", missing));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static boolean hasLeaders(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }

    private static <T> Optional<T> unless(Class<? extends Throwable> expected, KafkaFuture<T> future)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.ofNullable(future.get());
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    private static ConfigResource group(String name) {
        return new ConfigResource(ConfigResource.Type.GROUP, name);
    }
}
