package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.commentlog.event.Topics;
import io.commentlog.event.view.ViewName;
import io.commentlog.node.acl.Client;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A cluster where everybody is somebody, and may do what {@code topics acls} prints and nothing else. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecuredIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Has a password, and may do nothing. */
    private static final String STRANGER = "stranger";

    private final List<NodeProcess> processes = new ArrayList<>();
    private final int ingestPort = FreePorts.next();
    private final int queryPort = FreePorts.next();
    private final int foldPort = FreePorts.next();
    private final int botPort = FreePorts.next();
    private final CommentClient ingest = new CommentClient(URI.create("http://127.0.0.1:" + ingestPort));
    private final CommentClient query = new CommentClient(URI.create("http://127.0.0.1:" + queryPort));
    private SecuredBroker broker;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        List<String> users = Stream.concat(Arrays.stream(Client.values()).map(SecuredIT::user), Stream.of(STRANGER))
                .toList();
        broker = new SecuredBroker(data, users);
        broker.allow(Arrays.stream(Client.values()).flatMap(SecuredIT::least).toList());
        assertThat(told(Client.TOPICS_APPLY, "topics", "apply").code()).isZero();
        run(
                Client.MATERIALIZE,
                "materialize",
                foldPort,
                "--data",
                data.resolve("fold").toString());
        run(Client.QUERY, "query", queryPort, "--data", data.resolve("query").toString());
        run(Client.INGEST, "ingest", ingestPort, "--query-url", query.url());
        run(Client.BOT, "bot", botPort, "--query-url", query.url());
        processes.get(0).awaitReady(foldPort);
        processes.get(1).awaitReady(queryPort);
        processes.get(2).awaitReady(ingestPort);
        processes.get(3).awaitReady(botPort);
    }

    @AfterAll
    void end() {
        processes.forEach(NodeProcess::close);
        broker.close();
    }

    private static String user(Client client) {
        return "commentlog-" + client.word();
    }

    private static Stream<AclBinding> least(Client client) {
        return client.least(ViewName.DEFAULT, List.of("echo")).stream()
                .flatMap(grant -> grant.bindings("User:" + user(client)));
    }

    private void run(Client client, String role, int port, String... more) {
        processes.add(process(
                user(client),
                SecuredBroker.password(user(client)),
                Stream.concat(Stream.of("run", "--roles", role, "--port", "" + port), Stream.of(more))
                        .toArray(String[]::new)));
    }

    private NodeProcess process(String user, String password, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
        all.addAll(List.of("--kafka-config", broker.config(user, password).toString()));
        return NodeProcess.start("secured-" + user, all.toArray(String[]::new));
    }

    private record Told(int code, String out, String err) {}

    private Told told(Client client, String... arguments) {
        return told(user(client), SecuredBroker.password(user(client)), arguments);
    }

    private Told told(String user, String password, String... arguments) {
        try (NodeProcess process = process(user, password, arguments)) {
            return new Told(process.awaitExit(), process.out(), process.err());
        }
    }

    @Test
    void bringsAQuestionToItsReply() {
        HttpAnswer posted = ingest.post(Draft.question("Is anybody there?").withId("secured-1"));
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        await("the reply")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(query.poll(0, "").json().findValuesAsText("replyTo"))
                        .contains("secured-1"));
        await("the mark")
                .atMost(PATIENCE)
                .until(() -> query.byId("secured-1")
                        .json()
                        .at("/botParams/processed")
                        .asBoolean());
        // It asks the fold's group for its members, and one of them for what the view does not have.
        assertThat(query.byId("nobody-has-posted-this").status()).isEqualTo(404);
        assertThat(ingest.patch("secured-1", true).status()).isEqualTo(200);
        Told check = told(Client.CHECK, "check", "--query", query.url(), "--idle", "1");
        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(told(Client.BOT_RETRY, "bot", "retry", "--all").out()).startsWith("Nothing to retry");
        assertThat(told(Client.TOPICS_APPLY, "topics", "apply").out()).startsWith("Nothing to change");
        processes.forEach(process -> assertThat(process.out() + process.err()).doesNotContain(SecuredBroker.SECRET));
    }

    @Test
    void letsNobodyWriteWhoOnlyReads() {
        for (Client reader : List.of(Client.QUERY, Client.CHECK, Client.MATERIALIZE)) {
            assertThatThrownBy(() -> write(reader, Topics.COMMENTS))
                    .as(reader.word())
                    .hasRootCauseInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> write(Client.QUERY, ViewName.DEFAULT.recentCommentsChangelog()))
                .hasRootCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> write(Client.INGEST, Topics.UNANSWERED))
                .hasRootCauseInstanceOf(AuthorizationException.class);
    }

    private void write(Client client, String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                properties(client, Map.of("delivery.timeout.ms", 10_000, "max.block.ms", 10_000)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1}, new byte[] {2}))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void keepsTheBotOutOfGroupsThatAreNotItsOwn() {
        assertThatThrownBy(() -> share("reply-bot.other.usual")).isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> join(ViewName.DEFAULT.applicationId()))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    private void share(String group) {
        try (KafkaShareConsumer<byte[], byte[]> member = new KafkaShareConsumer<>(
                properties(Client.BOT, Map.of("group.id", group)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of(Topics.COMMENTS));
            pollAWhile(() -> member.poll(Duration.ofMillis(100)));
        }
    }

    private void join(String group) {
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                properties(Client.BOT, Map.of("group.id", group)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of(Topics.COMMENTS));
            pollAWhile(() -> member.poll(Duration.ofMillis(100)));
        }
    }

    private static void pollAWhile(Runnable poll) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            poll.run();
        }
    }

    private Map<String, Object> properties(Client client, Map<String, Object> more) {
        Map<String, Object> properties =
                new HashMap<>(broker.client(user(client), SecuredBroker.password(user(client))));
        properties.putAll(more);
        return properties;
    }

    @Test
    void showsNothingToWhomNobodyHasAllowedAnything() throws Exception {
        try (Admin admin = Admin.create(broker.client(STRANGER, SecuredBroker.password(STRANGER)))) {
            assertThat(admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .isEmpty();
        }
        assertRefused(
                told(STRANGER, SecuredBroker.password(STRANGER), "run", "--roles", "query", "--port", "0"),
                "The brokers at " + broker.bootstrapServers() + " know this process, and it may not see the topic"
                        + " comments: 'commentlog topics acls' tells what each role needs");
    }

    @Test
    void saysToWhomItDoesNotKnowThatItDoesNot() {
        String sentence = "The brokers at " + broker.bootstrapServers() + " do not let this process in: Authentication"
                + " failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512";
        assertRefused(
                told("nobody", SecuredBroker.password("nobody"), "run", "--roles", "query", "--port", "0"), sentence);
        assertRefused(
                told(user(Client.INGEST), "wrong" + SecuredBroker.SECRET, "run", "--roles", "ingest", "--port", "0"),
                sentence);
        Told apply = told("nobody", SecuredBroker.password("nobody"), "topics", "apply");
        assertThat(apply.code()).isEqualTo(1);
        assertThat(apply.err()).contains("invalid credentials").doesNotContain(SecuredBroker.SECRET, "\tat ");
    }

    private static void assertRefused(Told told, String sentence) {
        assertThat(told.code()).as(told.toString()).isEqualTo(1);
        assertThat(told.err().lines().filter(line -> line.startsWith("commentlog: ")))
                .containsExactly("commentlog: " + sentence);
        assertThat(told.err()).doesNotContain(SecuredBroker.SECRET, "\tat ");
        assertThat(told.out()).isEmpty();
    }
}
