package io.commentlog.system;

import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in a process of its own that asks everybody who they are: TLS, SCRAM-SHA-512, and an authorizer that allows
 * nothing which nobody has allowed. Keys and passwords are made for the test, and gone with its directory.
 */
final class SecuredBroker implements AutoCloseable {
    /** What every password has in it. */
    static final String SECRET = "-s3cr3t-";

    private static final Duration START = Duration.ofSeconds(60);
    private static final String ADMIN = "admin";
    private static final String HOST = "127.0.0.1";
    private static final int PATIENCE_MS = 5_000;

    private final Path directory;
    private final Path asked;
    private final int port = FreePorts.next();
    private final NodeProcess process;

    /**
     * Starts it and waits until it answers.
     *
     * @param users who have a password; only the administrator may do anything yet
     */
    SecuredBroker(Path directory, List<String> users) throws Exception {
        this.directory = directory;
        this.asked = directory.resolve("asked");
        makeCertificates();
        Path properties = properties(FreePorts.next());
        format(Stream.concat(Stream.of(ADMIN), users.stream()).toList());
        // A JVM takes the last of its class paths: the node's, and behind it the tests', which has the authorizer.
        process = NodeProcess.startMain(
                "secured-kafka",
                Map.of(),
                List.of(
                        "-cp",
                        NodeJvm.CLASS_PATH + File.pathSeparator + ofTheTests(),
                        "kafka.Kafka",
                        properties.toString()));
        await("the broker answers").atMost(START).until(this::answers);
    }

    private static Path ofTheTests() throws URISyntaxException {
        return Path.of(RecordingAuthorizer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private void makeCertificates() throws Exception {
        X509Bundle authority = new CertificateBuilder()
                .subject("CN=The test's authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        X509Bundle broker = new CertificateBuilder()
                .subject("CN=broker")
                .addSanIpAddress(HOST)
                .buildIssuedBy(authority);
        Files.writeString(authority(), authority.getCertificatePEM());
        Files.writeString(
                directory.resolve("broker.pem"), broker.getPrivateKeyPEM() + "\n" + broker.getCertificatePathPEM());
    }

    /** Whom clients have to believe. */
    private Path authority() {
        return directory.resolve("authority.pem");
    }

    private Path log() {
        return directory.resolve("kafka");
    }

    private Path properties(int controller) throws IOException {
        return Files.writeString(
                directory.resolve("server.properties"),
                String.join(
                        "\n",
                        "process.roles=broker,controller",
                        "node.id=1",
                        "log.dirs=" + log(),
                        "controller.quorum.voters=1@" + HOST + ":" + controller,
                        "controller.listener.names=CONTROLLER",
                        "listeners=CLIENTS://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controller,
                        "advertised.listeners=CLIENTS://" + HOST + ":" + port,
                        "listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:SASL_PLAINTEXT",
                        "inter.broker.listener.name=CLIENTS",
                        "listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512",
                        "sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512",
                        "listener.name.clients.scram-sha-512.sasl.jaas.config=" + jaas(ADMIN, password(ADMIN)),
                        // The controller cannot look passwords up in what it has not read yet.
                        "sasl.mechanism.controller.protocol=PLAIN",
                        "listener.name.controller.sasl.enabled.mechanisms=PLAIN",
                        "listener.name.controller.plain.sasl.jaas.config="
                                + "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\""
                                + " password=\"only-here\" user_admin=\"only-here\";",
                        "ssl.keystore.type=PEM",
                        "ssl.keystore.location=" + directory.resolve("broker.pem"),
                        "ssl.truststore.type=PEM",
                        "ssl.truststore.location=" + authority(),
                        "authorizer.class.name=" + RecordingAuthorizer.class.getName(),
                        RecordingAuthorizer.FILE + "=" + asked,
                        "allow.everyone.if.no.acl.found=false",
                        "super.users=User:" + ADMIN,
                        ofOne()));
    }

    private static String ofOne() {
        return """
                auto.create.topics.enable=false
                num.partitions=2
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                group.share.assignment.interval.ms=0
                group.share.min.heartbeat.interval.ms=300
                group.share.heartbeat.interval.ms=300
                group.share.initialize.retry.interval.ms=1000
                log.cleaner.dedupe.buffer.size=4194304
                log.index.size.max.bytes=1048576
                offsets.load.buffer.size=1048576
                transaction.state.log.load.buffer.size=1048576
                share.coordinator.load.buffer.size=1048576
                """;
    }

    private void format(List<String> users) throws Exception {
        Files.createDirectories(log());
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setClusterId("commentlog-secured-000")
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(log().toString())
                    .setMetadataLogDirectory(log().toString())
                    .setScramArguments(users.stream()
                            .map(user -> "SCRAM-SHA-512=[name=" + user + ",password=" + password(user) + "]")
                            .toList())
                    .run();
        }
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    static String password(String user) {
        return user + SECRET + user;
    }

    /** What a client needs to be let in as that user. */
    Map<String, Object> client(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                jaas(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority().toString(),
                "default.api.timeout.ms",
                PATIENCE_MS,
                "request.timeout.ms",
                PATIENCE_MS);
    }

    /** The same as a file for {@code --kafka-config}. */
    Path config(String user, String password) {
        try {
            return Files.writeString(
                    Files.createTempFile(directory, user, ".properties"),
                    String.join(
                            "\n",
                            "security.protocol=SASL_SSL",
                            "sasl.mechanism=SCRAM-SHA-512",
                            "sasl.jaas.config=" + jaas(user, password),
                            "ssl.truststore.type=PEM",
                            "ssl.truststore.location=" + authority()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return HOST + ":" + port;
    }

    private boolean answers() throws InterruptedException {
        try (Admin admin = Admin.create(client(ADMIN, password(ADMIN)))) {
            admin.describeCluster().nodes().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    void allow(List<AclBinding> acls) throws Exception {
        try (Admin admin = Admin.create(client(ADMIN, password(ADMIN)))) {
            admin.createAcls(acls).all().get(START.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Gives a topic's config another value than it has. */
    void spoil(String topic, String config, String value) throws Exception {
        try (Admin admin = Admin.create(client(ADMIN, password(ADMIN)))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(config, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get(START.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What its authorizer has been asked so far, each thing once. */
    List<Asked> asked() {
        try (Stream<String> lines = Files.lines(asked)) {
            return lines.map(Asked::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
