package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Comments go from one log to another by files, and come to the same there. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TransferIT {
    private static final int COMMENTS = 120;
    /** Of the lines that are brought in one by one, those that are comments. */
    private static final int OF_LINES = 3;

    private static final String GIVEN_UP = "given-up";

    private Path files;
    private Deployment one;

    @BeforeAll
    void start(@TempDir Path directory) {
        files = directory;
        one = up("one");
    }

    @AfterAll
    void end() {
        one.close();
    }

    @Test
    @Order(1) // into a log that has nothing yet
    void tellsOfEachLineThatIsNoCommentAndBringsInTheOthers() throws Exception {
        Path file = Files.writeString(
                files.resolve("mixed.ndjson"),
                "{\"id\":\"m-1\",\"text\":\"One\",\"timestamp\":17}\n{\"id\":\"m-2\"}\n\n{\"text\":\"Three\"}\nnonsense\n");
        Path rejects = files.resolve("rejects");
        Told told = imports(one, file, "--rejects", rejects.toString());
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err())
                .isEqualTo("commentlog: " + file + ":2: Comment text is required\ncommentlog: " + file
                        + ":5: The line is not a JSON object in UTF-8\n");
        assertThat(told.out())
                .startsWith("Put 2 comments of " + file + " into the log in ")
                .endsWith("; 2 lines were no comments.\n");
        assertThat(rejects).hasContent("{\"id\":\"m-2\"}\nnonsense\n");
        assertThat(imports(one, file, "--from-line", "5").out()).startsWith("Put 0 comments");
        Files.writeString(file, Files.readString(file) + "{\"id\":\"m-6\",\"text\":\"Six\"}\n");
        assertThat(imports(one, file).out()).startsWith("Put 1 comment of ");
        assertThat(exports(one, files.resolve("out.ndjson")).out()).startsWith("Wrote " + OF_LINES + " comments to ");
        assertThat(transfer(one, "export", "-").out().lines())
                .hasSize(OF_LINES)
                .anyMatch(line -> line.contains("\"m-1\""));
    }

    @Test
    @Order(2)
    void bringsALogIntoAnotherWithMarksAndRepliesAndAsksNothingTwice() throws Exception {
        Path first = files.resolve("first.ndjson");
        Path copy = files.resolve("copy.ndjson");
        Path packed = files.resolve("packed.ndjson.gz");
        fill(one);
        assertThat(exports(one, first).code()).isZero();
        changesNothingInItsOwnLog(one, first);
        List<String> lines = Files.readAllLines(first);
        assertThat(lines).hasSize(OF_LINES + COMMENTS + COMMENTS / 4).noneMatch(line -> line.contains("\"deleted-"));
        assertThat(lines).filteredOn(line -> line.contains("\"replyTo\":")).hasSize(COMMENTS / 4);
        try (Deployment two = up("two")) {
            assertThat(imports(two, first).code()).isZero();
            new BotProgress(two.bootstrapServers()).awaitDone();
            assertThat(exports(two, packed).code()).isZero();
            unpack(packed, copy);
            assertThat(Files.readAllLines(copy))
                    .containsExactlyInAnyOrderElementsOf(lines.stream()
                            .map(line -> line.replace("\"id\":\"reply:", "\"id\":\"imported:"))
                            .toList());
            assertThat(new LogReader(two.bootstrapServers()).events())
                    .noneMatch(event -> event.id().startsWith("reply:"));
            changesNothingInItsOwnLog(two, copy);
            assertThat(two.client()
                            .byId(GIVEN_UP)
                            .json()
                            .at("/botParams/failure/reason")
                            .asText())
                    .isEqualTo("timeout");
        }
        try (Deployment three = up("three")) {
            assertThat(imports(three, packed).code()).isZero();
            Path third = files.resolve("third.ndjson");
            assertThat(exports(three, third).code()).isZero();
            // By their last change: when a failure follows its question depends on when that was acknowledged.
            assertThat(Files.readAllLines(third)).containsExactlyInAnyOrderElementsOf(Files.readAllLines(copy));
        }
    }

    private static void unpack(Path packed, Path into) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, into);
        }
    }

    private Deployment up(String name) {
        return Deployment.inOneProcess("transfer-" + name, Deployment.Place.in(files.resolve(name)));
    }

    private static void fill(Deployment up) throws Exception {
        CommentClient client = up.client();
        for (int i = 0; i < COMMENTS - 1; i++) {
            Draft draft = Draft.of("Text " + i).withDomain("d" + i % 3 + ".org");
            client.post(i % 4 == 0 ? draft.forBot("echo") : i % 4 == 1 ? draft.forBot("nobody") : draft);
        }
        client.post(Draft.of("Away").withId("deleted-1"));
        client.delete("deleted-1");
        Draft question = Draft.of("Is anybody there?").withId(GIVEN_UP).forBot("nobody");
        String asked = client.post(question).header("Comment-Position").orElseThrow();
        CommentEvent event = new CommentEvent.Unanswered(
                GIVEN_UP, LogPosition.parse(asked), new Failure("timeout", 5, "No answer within 30 s"));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", up.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.COMMENTS, CommentEventJson.key(event), CommentEventJson.write(event)))
                    .get(20, TimeUnit.SECONDS);
        }
        new BotProgress(up.bootstrapServers()).awaitDone();
    }

    /** Also where nobody remembers that it was brought in before. */
    private void changesNothingInItsOwnLog(Deployment up, Path exported) throws IOException {
        Told told = imports(up, exported);
        assertThat(told.code()).as("exit code, with %s", told).isZero();
        new BotProgress(up.bootstrapServers()).awaitDone();
        Path again = files.resolve("again.ndjson");
        assertThat(exports(up, again).code()).isZero();
        assertThat(again).hasSameTextualContentAs(exported);
        assertThat(imports(up, exported).out()).startsWith("Put 0 comments of " + exported);
        Files.delete(Path.of(exported + ".import"));
    }

    private record Told(int code, String out, String err) {}

    private static Told imports(Deployment up, Path file, String... more) {
        return transfer(up, "import", file.toString(), more);
    }

    private static Told exports(Deployment up, Path file) {
        return transfer(up, "export", file.toString());
    }

    private static Told transfer(Deployment up, String command, String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, file, "--bootstrap-server", up.bootstrapServers()));
        arguments.addAll(List.of(more));
        try (NodeProcess process = NodeProcess.start(command, arguments.toArray(String[]::new))) {
            return new Told(process.awaitExit(), process.out(), process.err());
        }
    }
}
