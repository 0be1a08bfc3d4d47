package io.commentlog.system;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes for clients, and a fold that is stopped while they write: what the log has, no node calls unknown. */
@Tag("long")
final class PatchTruthIT {
    private static final Duration HELD = Duration.ofSeconds(2);

    @TempDir
    private Path data;

    private final int secondPort = FreePorts.next();

    @Test
    void findsOnAnotherNodeWhatTheHeldFoldHasNotSeen() throws Exception {
        try (Deployment deployment = Deployment.inFourProcesses("truth", data, "--answer", "durable");
                NodeProcess second = deployment.anotherFront("truth", secondPort)) {
            second.awaitReady(secondPort);
            CommentClient other = new CommentClient(URI.create("http://127.0.0.1:" + secondPort));
            NodeProcess fold = deployment.fold();
            fold.pause();
            HttpAnswer posted =
                    deployment.client().post(Draft.question("Held back?").withId("held-1"));
            assertThat(posted.status()).as(posted.body()).isEqualTo(200);

            CompletableFuture<HttpAnswer> patched = other.patchLater("held-1", true);
            CompletableFuture<HttpAnswer> unknown = other.patchLater("held-2", true);
            assertThatThrownBy(() -> CompletableFuture.anyOf(patched, unknown).get(HELD.toMillis(), MILLISECONDS))
                    .as("nobody can know yet")
                    .isInstanceOf(TimeoutException.class);
            fold.goOn();

            assertThat(patched.get(5, SECONDS).status()).isEqualTo(200);
            assertThat(patched.get().json().at("/botParams/processed").asBoolean())
                    .isTrue();
            assertThat(patched.get().json().path("text").asText()).isEqualTo("Held back?");
            assertThat(unknown.get(5, SECONDS).status()).isEqualTo(404);
        }
    }
}
