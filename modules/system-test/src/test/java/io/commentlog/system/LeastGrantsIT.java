package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.commentlog.event.Topics;
import io.commentlog.node.acl.Client;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody does all of his work with what {@code topics acls} prints and nothing else, and the brokers' authorizer says
 * afterwards what it was asked: nothing was refused, and nothing is printed that was not needed.
 */
@Tag("long")
final class LeastGrantsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private final int ingestPort = FreePorts.next();
    private final int queryPort = FreePorts.next();
    private final int foldPort = FreePorts.next();
    private final int botPort = FreePorts.next();
    private final CommentClient ingest = at(ingestPort);
    private final CommentClient query = at(queryPort);
    private SecuredCluster cluster;

    private static CommentClient at(int port) {
        return new CommentClient(URI.create("http://127.0.0.1:" + port));
    }

    @BeforeEach
    void start() throws Exception {
        cluster = new SecuredCluster(data, List.of("echo", "oracle"));
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void areEnoughForAllWorkAndNoneIsToSpare() throws Exception {
        applyTopics();
        NodeProcess fold = fold("fold");
        run(Client.QUERY, "query", queryPort, "--data", data.resolve("query").toString());
        run(Client.INGEST, "ingest", ingestPort, "--query-url", query.url());
        run(Client.BOT, "bot", botPort, "--query-url", query.url(), "--entities", entities());
        write();
        answer();
        giveUpAndRetry();
        claim();
        putAside();
        foldAgain(fold);
        transfer();
        SecuredCluster.Told check = cluster.told(Client.CHECK, "check", "--query", query.url(), "--idle", "1");
        assertThat(check.code()).as(check.toString()).isZero();

        HeldGrants held = cluster.held();
        assertThat(held.lacking()).as("grants that somebody lacks").isEmpty();
        assertThat(held.toSpare()).as("grants that nobody needs").isEmpty();
        assertThat(cluster.said()).noneMatch(said -> said.contains(SecuredBroker.SECRET));
    }

    /** Made, found as they should be, and mended. */
    private void applyTopics() throws Exception {
        SecuredCluster.Told first = cluster.told(Client.TOPICS_APPLY, "topics", "apply");
        assertThat(first.code()).as(first.toString()).isZero();
        for (String topic : List.of(Topics.COMMENTS, Topics.REJECTED, Topics.UNANSWERED)) {
            cluster.broker().spoil(topic, "max.message.bytes", "1000");
        }
        assertThat(cluster.told(Client.TOPICS_APPLY, "topics", "apply").out().lines())
                .hasSize(3);
        assertThat(cluster.told(Client.TOPICS_APPLY, "topics", "apply").out()).startsWith("Nothing to change");
    }

    private NodeProcess run(Client client, String role, int port, String... more) {
        NodeProcess process = cluster.run(client, role, port, more);
        process.awaitReady(port);
        return process;
    }

    private NodeProcess fold(String directory) {
        return run(
                Client.MATERIALIZE,
                "materialize",
                foldPort,
                "--data",
                data.resolve(directory).toString());
    }

    /** A model's server that knows nothing, as this node is one, makes the bot give a question up at once. */
    private String entities() throws Exception {
        return Files.writeString(
                        data.resolve("entities.json"),
                        "{\"entities\":[{\"id\":\"echo\",\"responder\":\"echo\"},{\"id\":\"oracle\",\"responder\":\"openai\","
                                + "\"model\":\"m\",\"url\":\"" + query.url() + "/v1\"}]}")
                .toString();
    }

    private void write() {
        assertThat(ingest.post(Draft.of("Hello").withId("grants-1")).status()).isEqualTo(200);
        assertThat(ingest.patch("grants-1", true).status()).isEqualTo(200);
        assertThat(ingest.delete("grants-1").status()).isEqualTo(200);
        // It asks the fold's group for its members, and one of them for what the view does not have.
        assertThat(query.byId("nobody-has-posted-this").status()).isEqualTo(404);
    }

    private void answer() {
        HttpAnswer posted = ingest.post(Draft.question("Is anybody there?").withId("grants-2"));
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        awaitComment("grants-2", comment -> comment.at("/botParams/processed").asBoolean());
        assertThat(query.poll(0, "").json().findValuesAsText("replyTo")).contains("grants-2");
    }

    private void giveUpAndRetry() {
        assertThat(ingest.post(Draft.of("Who wins?").withId("grants-3").forBot("oracle"))
                        .status())
                .isEqualTo(200);
        awaitComment("grants-3", comment -> comment.at("/botParams/failure").isObject());
        assertThat(cluster.told(Client.BOT_RETRY, "bot", "retry", "--all").out())
                .isEqualTo("Put 1 question again.\n");
    }

    private void claim() {
        assertThat(ingest.post(Draft.of("And you?").withId("grants-4").forBot("nobody"))
                        .status())
                .isEqualTo(200);
        ClaimClient worker = new ClaimClient(at(botPort), "worker");
        JsonNode claimed = worker.claim(60, 20).json();
        assertThat(claimed.at("/message/id").asText()).as("%s", claimed).isEqualTo("grants-4");
        assertThat(worker.complete(claimed.at("/lease/id").asText(), "Me too").status())
                .isEqualTo(200);
    }

    /** Whoever may write comments may write what is none: the fold puts it aside. */
    private void putAside() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                cluster.properties(Client.INGEST, Map.of("acks", "all")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.COMMENTS, new byte[] {1}, new byte[] {2}))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        await("the record is put aside")
                .atMost(PATIENCE)
                .until(() -> at(foldPort).counted("commentlog_fold_rejected_total", "") >= 1);
    }

    /** Killed in the middle of a transaction; then where its stores are, and where none are. */
    private void foldAgain(NodeProcess first) {
        ingest.post(Draft.of("Under way").withId("grants-5"));
        first.kill9();
        NodeProcess second = fold("fold");
        ingest.post(Draft.of("Folded after a crash").withId("grants-6"));
        awaitComment("grants-6", JsonNode::isObject);
        second.terminate();
        fold("another-fold");
        ingest.post(Draft.of("Folded anew").withId("grants-7"));
        awaitComment("grants-7", JsonNode::isObject);
    }

    private void transfer() {
        String file = data.resolve("comments.ndjson").toString();
        SecuredCluster.Told exported = cluster.told(Client.EXPORT, "export", file);
        assertThat(exported.code()).as(exported.toString()).isZero();
        SecuredCluster.Told imported = cluster.told(Client.IMPORT, "import", file);
        assertThat(imported.code()).as(imported.toString()).isZero();
    }

    private void awaitComment(String id, Predicate<JsonNode> as) {
        await(id).atMost(PATIENCE).until(() -> {
            HttpAnswer found = query.byId(id);
            return found.status() == 200 && as.test(found.json());
        });
    }
}
