package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.DeadLetterJson;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A question that a bot gives up shows it everywhere, and {@code bot retry} puts it again, once. */
@ExtendWith(SharedUp.class)
@ResourceLock(SharedUp.NAME)
final class RetryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Failure FAILURE = new Failure("timeout", 5, "No answer within 30 s");

    private String servers;
    private CommentClient client;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void connect(SharedUp.Running up) {
        servers = up.deployment().bootstrapServers();
        client = up.deployment().client();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close(Duration.ofSeconds(1));
    }

    @Test
    void putsAgainWhatIsGivenUpAndNothingTwice() throws Exception {
        giveUp("retry-1");
        giveUp("retry-2");
        awaitFailure("retry-1", "timeout");
        awaitFailure("retry-2", "timeout");
        assertThat(failure(client.list("domain=retry").json().at("/comments/0"))
                        .path("attempts")
                        .asInt())
                .isEqualTo(5);

        Told one = retry("--id", "retry-1,retry-0");
        assertThat(one.out()).isEqualTo("Put 1 question again.\n");
        assertThat(one.err())
                .isEqualTo("commentlog: The bot has not given up comment retry-0, or it was put again since:"
                        + " topic comments.unanswered has nothing of it.\n");
        assertThat(one.code()).isEqualTo(1);
        awaitFailure("retry-1", "");
        awaitFailure("retry-2", "timeout");

        assertThat(retry("--all")).isEqualTo(new Told(0, "Put 1 question again.\n", ""));
        awaitFailure("retry-2", "");
        assertThat(retry("--all")).isEqualTo(new Told(0, "Nothing to retry: the bot has given up no question.\n", ""));
        assertThat(new LogReader(servers).events())
                .filteredOn(CommentEvent.Retried.class::isInstance)
                .extracting(CommentEvent::id)
                .containsExactlyInAnyOrder("retry-1", "retry-2");
    }

    private void giveUp(String id) throws Exception {
        Draft draft =
                Draft.of("Is anybody there?").withId(id).withDomain("retry").forBot("nobody");
        LogPosition asked =
                LogPosition.parse(client.post(draft).header("Comment-Position").orElseThrow());
        CommentEvent event = new CommentEvent.Unanswered(id, asked, FAILURE);
        DeadLetter letter = new DeadLetter(id, "nobody", asked, FAILURE, System.currentTimeMillis());
        produce(Topics.UNANSWERED, DeadLetterJson.key(letter), DeadLetterJson.write(letter));
        produce(Topics.COMMENTS, CommentEventJson.key(event), CommentEventJson.write(event));
    }

    private void produce(String topic, byte[] key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Until the comment is unprocessed and says so of its failure; nothing for none. */
    private void awaitFailure(String id, String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode comment = client.byId(id).json();
            assertThat(comment.at("/botParams/processed").isBoolean()).isTrue();
            assertThat(comment.at("/botParams/processed").asBoolean()).isFalse();
            assertThat(failure(comment).path("reason").asText()).isEqualTo(reason);
        });
    }

    private static JsonNode failure(JsonNode comment) {
        return comment.at("/botParams/failure");
    }

    private record Told(int code, String out, String err) {}

    private Told retry(String... which) {
        List<String> arguments = new ArrayList<>(List.of("bot", "retry", "--bootstrap-server", servers));
        arguments.addAll(List.of(which));
        try (NodeProcess process = NodeProcess.start("retry", arguments.toArray(String[]::new))) {
            return new Told(process.awaitExit(), process.out(), process.err());
        }
    }
}
