package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Topics;
import io.commentlog.event.view.ViewName;
import io.commentlog.node.acl.Client;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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

/** What nobody can do where everybody may do what {@code topics acls} prints. What they can do is {@link LeastGrantsIT}'s. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecuredIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Has a password, and may do nothing. */
    private static final String STRANGER = "stranger";

    private SecuredCluster cluster;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cluster = new SecuredCluster(data, List.of("echo"), STRANGER);
        SecuredCluster.Told applied = cluster.told(Client.TOPICS_APPLY, "topics", "apply");
        assertThat(applied.code()).as(applied.toString()).isZero();
        // What the fold makes when it starts, by whom may make it.
        NewTopic changelog = new NewTopic(ViewName.DEFAULT.recentCommentsChangelog(), 1, (short) 1);
        try (Admin fold = Admin.create(cluster.properties(Client.MATERIALIZE, Map.of()))) {
            fold.createTopics(List.of(changelog)).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    @Test
    void letsNobodyWriteWhoOnlyReads() {
        for (Client reader : List.of(Client.QUERY, Client.CHECK, Client.MATERIALIZE, Client.EXPORT)) {
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
                cluster.properties(client, Map.of("delivery.timeout.ms", 10_000, "max.block.ms", 10_000)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1}, new byte[] {2}))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void keepsTheBotOutOfGroupsThatAreNotItsOwn() {
        assertThatThrownBy(() -> share("reply-bot.other.usual")).isInstanceOf(GroupAuthorizationException.class);
    }

    /** Its members tell others where to ask. */
    @Test
    void letsNobodyButTheFoldIntoItsGroup() {
        for (Client client : EnumSet.complementOf(EnumSet.of(Client.MATERIALIZE))) {
            assertThatThrownBy(() -> join(client, ViewName.DEFAULT.applicationId()))
                    .as(client.word())
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    private void share(String group) {
        try (KafkaShareConsumer<byte[], byte[]> member = new KafkaShareConsumer<>(
                cluster.properties(Client.BOT, Map.of("group.id", group)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of(Topics.COMMENTS));
            pollAWhile(() -> member.poll(Duration.ofMillis(100)));
        }
    }

    private void join(Client client, String group) {
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                cluster.properties(client, Map.of("group.id", group)),
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

    @Test
    void showsNothingToWhomNobodyHasAllowedAnything() throws Exception {
        try (Admin admin = Admin.create(cluster.broker().client(STRANGER, SecuredBroker.password(STRANGER)))) {
            assertThat(admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .isEmpty();
        }
        assertRefused(
                cluster.told(STRANGER, SecuredBroker.password(STRANGER), "run", "--roles", "query", "--port", "0"),
                "The brokers at " + cluster.broker().bootstrapServers()
                        + " know this process, and it may not see the topic"
                        + " comments: 'commentlog topics acls' tells what each role needs");
    }

    @Test
    void saysToWhomItDoesNotKnowThatItDoesNot() {
        String sentence =
                "The brokers at " + cluster.broker().bootstrapServers() + " do not let this process in: Authentication"
                        + " failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512";
        assertRefused(
                cluster.told("nobody", SecuredBroker.password("nobody"), "run", "--roles", "query", "--port", "0"),
                sentence);
        assertRefused(
                cluster.told(
                        SecuredCluster.user(Client.INGEST),
                        "wrong" + SecuredBroker.SECRET,
                        "run",
                        "--roles",
                        "ingest",
                        "--port",
                        "0"),
                sentence);
        SecuredCluster.Told apply = cluster.told("nobody", SecuredBroker.password("nobody"), "topics", "apply");
        assertThat(apply.code()).isEqualTo(1);
        assertThat(apply.err()).contains("invalid credentials").doesNotContain(SecuredBroker.SECRET, "\tat ");
    }

    private static void assertRefused(SecuredCluster.Told told, String sentence) {
        assertThat(told.code()).as(told.toString()).isEqualTo(1);
        assertThat(told.err().lines().filter(line -> line.startsWith("commentlog: ")))
                .containsExactly("commentlog: " + sentence);
        assertThat(told.err()).doesNotContain(SecuredBroker.SECRET, "\tat ");
        assertThat(told.out()).isEmpty();
    }
}
