package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What cannot start says why in one sentence, and exits with 1, or 2 where the command line is to blame. */
@Tag("long")
@ExtendWith(SharedUp.class)
@ResourceLock(SharedUp.NAME)
final class BadStartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SENTENCE = "commentlog: ";

    @TempDir
    private static Path directory;

    /** Started first, because it gives up only after a while. */
    private static NodeProcess unreachable;

    private static int nobody;

    @BeforeAll
    static void startTheSlowest() {
        nobody = FreePorts.next();
        unreachable = NodeProcess.start("bad", "topics", "apply", "--bootstrap-server", "127.0.0.1:" + nobody);
    }

    @AfterAll
    static void endTheSlowest() {
        unreachable.close();
    }

    @Test
    void saysThatThePortIsTaken(SharedUp.Running up) {
        int taken = up.place().port();
        assertRefused(
                1,
                "Port " + taken + " of 127.0.0.1 is taken: choose another with --port",
                up(taken, directory.resolve("unused")));
    }

    @Test
    void saysThatTheBrokersPortIsTaken(SharedUp.Running up) {
        int taken = up.place().brokerPort();
        assertRefused(
                1,
                "The broker's port " + taken + " on 127.0.0.1 is taken; choose another",
                new Deployment.Place(FreePorts.next(), taken, directory.resolve("new")).start("bad"));
    }

    @Test
    void saysThatAnotherRunsOnTheDirectory(SharedUp.Running up) {
        Path taken = up.place().data();
        assertRefused(
                1,
                "Another commentlog runs on the data directory " + taken
                        + "/\\S+; stop it, or choose another directory",
                up(FreePorts.next(), taken));
        assertThat(up.deployment().client().get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void saysThatTheDirectoryIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertRefused(1, "The data directory " + file + "/\\S+ cannot be written to", up(FreePorts.next(), file));
    }

    @Test
    void namesWhatIsNearestToAnOptionThatIsNone() {
        try (NodeProcess process = NodeProcess.start("bad", "up", "--prot", "8080", "--recent", "none")) {
            assertThat(process.awaitExit()).isEqualTo(2);
            assertThat(process.err())
                    .contains("--prot; did you mean --port?", "--recent must be 1 to 100000, not 'none'")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysThatNoBrokerAnswers() {
        assertRefused(1, "No Kafka broker answers at 127.0.0.1:" + nobody, unreachable);
    }

    @Test
    void waitsForAClusterThatIsNotThereAndSaysSo() {
        int port = FreePorts.next();
        try (NodeProcess query = NodeProcess.start(
                "lonely",
                "run",
                "--roles",
                "query",
                "--port",
                "" + port,
                "--bootstrap-server",
                "127.0.0.1:" + nobody)) {
            query.awaitLive(port);
            CommentClient client = new CommentClient(URI.create("http://127.0.0.1:" + port));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(client.get("/health/ready")
                                    .json()
                                    .at("/roles/query")
                                    .asText())
                            .contains("waiting for"));
            assertThat(client.get("/health/ready").status()).isEqualTo(503);
            assertThat(client.list("").status()).isEqualTo(503);
            assertThat(query.isAlive()).isTrue();
            query.terminate();
        }
    }

    private static NodeProcess up(int port, Path data) {
        return new Deployment.Place(port, FreePorts.next(), data).start("bad");
    }

    /**
     * What the roles log beside it does not count.
     *
     * @param sentence a pattern
     */
    private static void assertRefused(int exitCode, String sentence, NodeProcess process) {
        try (process) {
            assertThat(process.awaitExit()).as(process.err()).isEqualTo(exitCode);
            List<String> sentences = process.err()
                    .lines()
                    .filter(line -> line.startsWith(SENTENCE))
                    .toList();
            assertThat(sentences)
                    .singleElement()
                    .satisfies(said -> assertThat(said).matches(SENTENCE + sentence));
            assertThat(process.err()).doesNotContain("\tat ").doesNotContain("Exception");
            assertThat(process.out()).isEmpty();
        }
    }
}
