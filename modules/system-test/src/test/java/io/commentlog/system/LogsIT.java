package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node says on stderr, in either format: nothing of what people wrote. */
final class LogsIT {
    private static final String MARK = "xyzzy-plugh";

    @TempDir
    private Path files;

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void haveNoTextOfAComment(String format) throws Exception {
        Path entities = Files.writeString(
                files.resolve("entities.json"),
                "{\"entities\":[{\"id\":\"echo\",\"responder\":\"echo\"},{\"id\":\"fails\",\"responder\":\"exec\","
                        // With the whole question for an excuse.
                        + "\"command\":[\"/bin/sh\",\"-c\",\"cat >&2; exit 1\"],\"maxAttempts\":1}]}");
        try (Deployment up = Deployment.inOneProcess(
                "logs-" + format,
                Deployment.Place.in(files.resolve(format)),
                "--log-format",
                format,
                "--entities",
                entities.toString())) {
            writeOfEveryKind(up);
            String said = up.front().err();
            // It has said something of them: this is a log of what was done, and not of another time.
            assertThat(said).contains("of entity echo").contains("of entity fails");
            assertThat(said).doesNotContain(MARK);
            assertThat(up.front().out()).doesNotContain(MARK);
            if (format.equals("json")) {
                isJson(said);
            }
        }
    }

    private static void writeOfEveryKind(Deployment up) throws Exception {
        CommentClient client = up.client();
        client.post(Draft.question(MARK + " echo").withId("logs-1"));
        client.post(Draft.of(MARK + " fails").withId("logs-2").forBot("fails"));
        client.post(Draft.of(MARK + " gone").withId("logs-3"));
        client.patch("logs-3", false);
        client.delete("logs-3");
        client.post(Draft.of(MARK).withId("not an id"));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", up.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] nonsense = ("{\"type\":\"comment.posted\",\"comment\":{\"text\":\"" + MARK + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>("comments", nonsense, nonsense)).get(20, TimeUnit.SECONDS);
        }
        new BotProgress(up.bootstrapServers()).awaitDone();
        new BotProgress(up.bootstrapServers(), BotProgress.ofEntity("fails")).awaitDone();
    }

    private static void isJson(String said) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        // A JVM from 24 on warns by itself of what the launcher allows and these processes are not told.
        for (String line :
                said.lines().filter(line -> !line.matches("|WARNING: .*")).toList()) {
            JsonNode event = mapper.readTree(line);
            assertThat(event.path("timestamp").asText()).as(line).endsWith("Z");
            assertThat(event.path("level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(event.path("logger").asText()).isNotEmpty();
            assertThat(event.path("thread").asText()).isNotEmpty();
            assertThat(event.path("message").asText()).isNotEmpty();
        }
    }

    @Test
    void areRefusedInAnyOtherFormat() {
        try (NodeProcess process = NodeProcess.start("logs-xml", "up", "--log-format", "xml")) {
            assertThat(process.awaitExit()).isEqualTo(2);
            assertThat(process.err()).startsWith("commentlog: --log-format must be text or json, not 'xml'.");
        }
    }
}
