package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The broker of tests whose nodes are processes of their own, and the only class that knows what it is: a {@code commentlog}
 * with that role, or with {@code -Dbroker=testcontainers} Apache's image, where there is an engine to run it.
 */
interface TestBroker extends AutoCloseable {
    /** Known before it is started, so that nodes may be there first. */
    String bootstrapServers();

    /** Begins to start, if that has not begun. */
    void start();

    /** Waits until it answers and has the topics. */
    void awaitReady();

    /** The processes of ours that it is: one or none. */
    List<NodeProcess> processes();

    @Override
    void close();

    /**
     * The broker that was asked for, not started yet as far as that is possible.
     *
     * @param name of what it says
     * @param data for what it stores; a container keeps that to itself
     */
    static TestBroker choose(String name, Path data) {
        return InAContainer.WANTED ? new InAContainer(name) : new InAProcess(name, data);
    }

    /** The same, which begins to start before anything that needs it. */
    static TestBroker started(String name, Path data) {
        TestBroker broker = choose(name, data);
        broker.start();
        return broker;
    }

    /** The role broker in a process. */
    final class InAProcess implements TestBroker {
        private final String name;
        private final Path data;
        private final int port = FreePorts.next();
        private final int httpPort = FreePorts.next();
        private List<NodeProcess> processes = List.of();

        private InAProcess(String name, Path data) {
            this.name = name;
            this.data = data;
        }

        @Override
        public String bootstrapServers() {
            return "127.0.0.1:" + port;
        }

        @Override
        public void start() {
            processes = List.of(NodeProcess.start(
                    name,
                    "run",
                    "--roles",
                    "broker",
                    "--port",
                    Integer.toString(httpPort),
                    "--broker-port",
                    Integer.toString(port),
                    "--data",
                    data.toString()));
        }

        @Override
        public void awaitReady() {
            processes.forEach(process -> process.awaitReady(httpPort));
        }

        @Override
        public List<NodeProcess> processes() {
            return processes;
        }

        @Override
        public void close() {
            processes.forEach(NodeProcess::close);
        }
    }

    /** Apache's image. Its port is the engine's choice, so it is started at once. */
    final class InAContainer implements TestBroker {
        private static final boolean WANTED =
                System.getProperty("broker", "").equals("testcontainers") && engineIsThere();

        private final String name;
        private final KafkaContainer kafka;

        private InAContainer(String name) {
            this.name = name;
            this.kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"))
                    .withEnv(Map.of(
                            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
                            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
                            "KAFKA_GROUP_SHARE_ASSIGNMENT_INTERVAL_MS", "0",
                            "KAFKA_GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS", "300",
                            "KAFKA_GROUP_SHARE_HEARTBEAT_INTERVAL_MS", "300",
                            "KAFKA_GROUP_SHARE_MIN_SESSION_TIMEOUT_MS", "6000",
                            "KAFKA_GROUP_SHARE_SESSION_TIMEOUT_MS", "6000"));
            kafka.start();
        }

        private static boolean engineIsThere() {
            boolean there = DockerClientFactory.instance().isDockerAvailable();
            System.out.println(
                    there
                            ? "Brokers of the system tests: apache/kafka:4.3.1, by Testcontainers"
                            : "Brokers of the system tests: embedded, because no container engine answers");
            return there;
        }

        @Override
        public String bootstrapServers() {
            return kafka.getBootstrapServers().replaceFirst("^.*://", "");
        }

        @Override
        public void start() {
            // It has been since it was chosen.
        }

        @Override
        public void awaitReady() {
            try (NodeProcess topics =
                    NodeProcess.start(name + "-topics", "topics", "apply", "--bootstrap-server", bootstrapServers())) {
                assertThat(topics.awaitExit()).as(topics.err()).isZero();
            }
        }

        @Override
        public List<NodeProcess> processes() {
            return List.of();
        }

        @Override
        public void close() {
            kafka.stop();
        }
    }
}
