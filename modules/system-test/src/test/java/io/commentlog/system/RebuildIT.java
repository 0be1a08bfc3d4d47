package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second view is folded from the same log while the first serves and is written through, and then takes its place. */
@Tag("long")
final class RebuildIT {
    private static final int COMMENTS = 300;

    @TempDir
    private Path data;

    private final int port = FreePorts.next();

    @Test
    void showsTheSameInBothViewsAndResetsTheCursorsOfTheFirst() {
        Deployment.Place place = Deployment.Place.in(data.resolve("first"));
        try (Deployment first = Deployment.inOneProcess("rebuild", place)) {
            write(first.client(), 0);
            String cursor = delta(first.client(), "").path("cursor").asText();
            try (NodeProcess second = start(first, "v2")) {
                write(first.client(), COMMENTS);
                second.awaitReady(port);
                new BotProgress(first.bootstrapServers()).awaitDone();
                CommentClient other = new CommentClient(URI.create("http://127.0.0.1:" + port));

                assertThat(check(first, other)).as("exit code of the check").isZero();
                assertThat(other.listAll()).isEqualTo(first.client().listAll()).hasSize(500);
                assertThat(other.poll(0, "").body())
                        .isEqualTo(first.client().poll(0, "").body());
                assertStartsAnew(cursor, first.client(), other);
            }
        }
    }

    private NodeProcess start(Deployment first, String view) {
        return NodeProcess.start(
                "rebuild-" + view,
                "run",
                "--roles",
                "materialize,query",
                "--view",
                view,
                "--data",
                data.resolve(view).toString(),
                "--port",
                Integer.toString(port),
                "--bootstrap-server",
                first.bootstrapServers());
    }

    private static void write(CommentClient client, int from) {
        for (int i = from; i < from + COMMENTS; i++) {
            Draft draft = Draft.of("comment " + i).withId("c-" + i).withDomain("d" + i % 5);
            HttpAnswer posted = client.post(i % 10 == 0 ? draft.forBot("echo") : draft);
            assertThat(posted.status()).as(posted.body()).isEqualTo(200);
            if (i % 7 == 0) {
                assertThat(client.delete("c-" + i).status()).isEqualTo(200);
            }
        }
    }

    /** Each view has its own fold, so the page of the one says nothing of the changes in the other. */
    private static void assertStartsAnew(String cursor, CommentClient first, CommentClient second) {
        assertThat(delta(first, cursor).path("reset").asBoolean()).isFalse();
        JsonNode anew = delta(second, cursor);
        assertThat(anew.path("reset").asBoolean()).isTrue();
        assertThat(anew.path("comments")).isEqualTo(delta(second, "").path("comments"));
        assertThat(delta(second, anew.path("cursor").asText()).path("reset").asBoolean())
                .isFalse();
    }

    private static JsonNode delta(CommentClient client, String cursor) {
        return client.get("/api/comments?limit=1000&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                .json();
    }

    private static int check(Deployment first, CommentClient other) {
        String nodes = String.join(",", List.of(first.client().url(), other.url()));
        try (NodeProcess check = NodeProcess.start(
                "rebuild-check", "check", "--bootstrap-server", first.bootstrapServers(), "--query", nodes)) {
            return check.awaitExit();
        }
    }
}
