package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.DeadLetterJson;
import io.commentlog.event.Limits;
import io.commentlog.event.Topics;
import io.commentlog.event.view.ViewName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code topics/asyncapi.yaml} holds together, and says what the code does. */
final class AsyncApiTest {
    private static final Path TOPICS = Path.of("..", "..", "topics");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Those of our topics that AsyncAPI's binding has a place for. */
    private static final List<String> SETTINGS =
            List.of("cleanup.policy", "retention.ms", "retention.bytes", "max.message.bytes");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(Files.readString(TOPICS.resolve("asyncapi.yaml")));
    }

    private static JsonNode messages() {
        return document.path("components").path("messages");
    }

    /** What the reference points to, in the document or in a file beside it; missing if nothing is there. */
    private static JsonNode resolved(String reference) throws IOException {
        if (reference.startsWith("#")) {
            return document.at(reference.substring(1));
        }
        Path file = TOPICS.resolve(reference);
        return Files.exists(file) ? MAPPER.readTree(Files.readString(file)) : MAPPER.missingNode();
    }

    private static Schema schema(JsonNode message) throws IOException {
        JsonNode payload = message.path("payload");
        JsonNode held = payload.has("$ref") ? resolved(payload.path("$ref").asText()) : payload;
        String file = held.path("schema").path("$ref").asText();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(file.isEmpty() ? held : resolved(file));
    }

    @Test
    void isOfTheVersionThatItSays() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("info").path("title").asText()).isNotEmpty();
    }

    @Test
    void refersOnlyToWhatIsThere() throws IOException {
        List<JsonNode> references = document.findValues("$ref");
        assertThat(references).hasSizeGreaterThan(30);
        for (JsonNode reference : references) {
            assertThat(resolved(reference.asText()).isMissingNode())
                    .as("%s leads nowhere", reference)
                    .isFalse();
        }
    }

    @Test
    void hasEveryTopicUnderItsName() {
        List<String> addresses = new ArrayList<>();
        document.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));
        assertThat(addresses)
                .containsExactlyInAnyOrder(
                        Topics.COMMENTS,
                        Topics.REJECTED,
                        Topics.UNANSWERED,
                        ViewName.DEFAULT.commentsChangelog(),
                        ViewName.DEFAULT.recentCommentsChangelog());
    }

    @Test
    void saysOfATopicWhatItsFileSays() throws IOException {
        for (String topic : List.of(Topics.COMMENTS, Topics.REJECTED, Topics.UNANSWERED)) {
            JsonNode file = MAPPER.readTree(Files.readString(TOPICS.resolve(topic + ".json")));
            JsonNode binding = document.path("channels").findParents("address").stream()
                    .filter(channel -> channel.path("address").asText().equals(topic))
                    .findFirst()
                    .orElseThrow()
                    .at("/bindings/kafka");
            assertThat(binding.path("topic").asText()).isEqualTo(topic);
            assertThat(binding.path("partitions")).isEqualTo(file.path("partitions"));
            for (String setting : SETTINGS) {
                assertThat(binding.path("topicConfiguration").has(setting))
                        .as("%s of %s", setting, topic)
                        .isEqualTo(file.path("configs").has(setting));
            }
            binding.path("topicConfiguration").properties().forEach(setting -> {
                JsonNode value =
                        setting.getValue().isArray() ? setting.getValue().get(0) : setting.getValue();
                assertThat(value.asText())
                        .as("%s of %s", setting.getKey(), topic)
                        .isEqualTo(file.path("configs").path(setting.getKey()).asText());
            });
        }
    }

    @Test
    void hasExamplesOfEveryEventThatAreReadAsSuch() throws Exception {
        for (String name : List.of("posted", "patched", "deleted", "unanswered", "retried")) {
            JsonNode message = messages().path(name);
            assertThat(message.path("examples")).as(name).isNotEmpty();
            for (JsonNode example : message.path("examples")) {
                JsonNode payload = example.path("payload");
                assertThat(schema(message).validate(payload)).as("%s", payload).isEmpty();
                String id = payload.path("comment")
                        .path("id")
                        .asText(payload.path("id").asText());
                var event = CommentEventJson.read(
                        Optional.of(id.getBytes(StandardCharsets.UTF_8)),
                        Optional.of(MAPPER.writeValueAsBytes(payload)));
                assertThat(MAPPER.readTree(CommentEventJson.write(event))).isEqualTo(payload);
                assertThat(message.path("name").asText())
                        .isEqualTo(payload.path("type").asText());
            }
        }
    }

    @Test
    void hasAnExampleOfADeadLetterThatIsReadAsSuch() throws Exception {
        JsonNode message = messages().path("deadLetter");
        JsonNode payload = message.path("examples").get(0).path("payload");
        assertThat(schema(message).validate(payload)).isEmpty();
        assertThat(DeadLetterJson.read(MAPPER.writeValueAsBytes(payload)).entity())
                .isEqualTo("oracle");
    }

    @Test
    void hasEveryMessageInAChannel() {
        List<String> carried = new ArrayList<>();
        document.path("channels")
                .forEach(channel -> channel.path("messages")
                        .forEach(message -> carried.add(message.path("$ref").asText())));
        assertThat(carried)
                .containsExactlyInAnyOrderElementsOf(messages()
                        .propertyStream()
                        .map(message -> "#/components/messages/" + message.getKey())
                        .toList());
    }

    /** By which others read them. The code's own constants are in the modules that write them, and are not public. */
    @Test
    void namesTheHeadersOfItsRecords() {
        assertThat(document.at("/components/messageTraits/event/headers/properties")
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .containsExactly("traceparent");
        JsonNode rejected = messages().at("/rejectedRecord/headers");
        assertThat(rejected.path("properties").propertyStream().map(Map.Entry::getKey))
                .containsExactly("reason", "source-partition", "source-offset", "cut-from");
        assertThat(rejected.path("required").valueStream().map(JsonNode::asText))
                .containsExactly("reason", "source-partition", "source-offset");
    }

    @Test
    void hasTheIdsThatThereAre() {
        assertThat(document.at("/components/schemas/key/pattern").asText()).isEqualTo("^" + Limits.ID.pattern() + "$");
    }

    @Test
    void letsOperationsSendAndReceiveOnlyMessagesOfTheirChannel() {
        assertThat(document.path("operations")).isNotEmpty();
        document.path("operations").forEach(operation -> {
            String channel = operation.path("channel").path("$ref").asText();
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            operation
                    .path("messages")
                    .forEach(
                            message -> assertThat(message.path("$ref").asText()).startsWith(channel + "/messages/"));
        });
    }
}
