package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportTest {
    private static final String LINES =
            "{\"id\":\"a\",\"text\":\"One\"}\nnonsense\n{\"id\":\"c\",\"text\":\"Three\"}\n";
    private static final ImportState NONE = ImportState.none("topic", "begin");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream rejects = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ImportConfig config;

    @BeforeEach
    void configure() {
        config = new ImportConfig(
                "broker:9092",
                Map.of(),
                Optional.of(directory.resolve("comments.ndjson")),
                OptionalLong.empty(),
                Optional.empty(),
                ImportConfig.REPLIES_AS,
                Duration.ofSeconds(30));
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Whose brokers acknowledge nothing. */
    private static MockProducer<byte[], byte[]> lost() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized void flush() {
                errorNext(new TimeoutException("late"));
                super.flush();
            }
        };
    }

    private int bring(ImportState state, MockProducer<byte[], byte[]> producer) throws IOException {
        return bring(LINES, state, producer);
    }

    private int bring(String lines, ImportState state, MockProducer<byte[], byte[]> producer) throws IOException {
        return new Import(config, state, new TargetLog(config, "topic", producer), print(err))
                .bring(
                        new LineReader(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))),
                        rejects,
                        print(out));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static List<String> ids(MockProducer<byte[], byte[]> producer) {
        return producer.history().stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private Optional<ImportState> written() throws IOException {
        return ImportState.read(ImportState.beside(directory.resolve("comments.ndjson")), NONE.log(), NONE.begin());
    }

    @Test
    void bringsInEachLineAndWritesDownHowFarItHasCome() throws IOException {
        MockProducer<byte[], byte[]> producer = producer();
        assertThat(bring(NONE, producer)).isEqualTo(1);
        assertThat(ids(producer)).containsExactly("a", "c");
        assertThat(rejects).hasToString("nonsense\n");
        assertThat(written()).contains(NONE.with(3, 1));
    }

    @Test
    void goesOnBehindTheLastLineThatWasDone() throws IOException {
        MockProducer<byte[], byte[]> producer = producer();
        assertThat(bring(NONE.with(2, 0), producer)).isZero();
        assertThat(ids(producer)).containsExactly("c");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("goes on after line 2 of ");
        assertThat(written()).contains(NONE.with(3, 0));
    }

    /** Or its end would say that all is well of a file of which a line is missing. */
    @Test
    void remembersWhatWasNoCommentBeforeItWentOn() throws IOException {
        assertThat(bring(NONE.with(9, 1), producer())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Put 0 comments of ")
                .endsWith("; 1 line was no comment.\n");
        assertThat(written())
                .as("never back, not even where the file has become shorter")
                .contains(NONE.with(9, 1));
    }

    @Test
    void tellsThisLogWhyAQuestionWasGivenUp() throws IOException {
        String line = "{\"id\":\"q\",\"text\":\"Why?\",\"botParams\":{\"processed\":false,\"failure\":"
                + "{\"reason\":\"timeout\",\"attempts\":5,\"lastError\":\"late\"}}}\n";
        MockProducer<byte[], byte[]> producer = producer();
        assertThat(bring(line, NONE, producer)).isZero();
        assertThat(producer.history())
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .satisfiesExactly(
                        posted -> assertThat(posted).contains("comment.posted").doesNotContain("timeout"),
                        unanswered -> assertThat(unanswered)
                                .contains("comment.unanswered", "\"asked\":\"0:0\"", "\"reason\":\"timeout\""));
    }

    @Test
    void saysThatItIsNotDoneAndWritesDownNothingIfTheBrokersAcknowledgeNothing() throws IOException {
        assertThatThrownBy(() -> bring(NONE, lost()))
                .isInstanceOf(CannotTransfer.class)
                .hasMessage("No Kafka broker answers at broker:9092");
        assertThat(written()).isEmpty();
        assertThat(out.size()).isZero();
    }
}
