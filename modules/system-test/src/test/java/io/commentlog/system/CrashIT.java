package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 posts at 100 a second, and the process that takes them ended again and again in their middle. */
@Tag("long")
final class CrashIT {
    private static final int PER_SECOND = 100;
    private static final int AT_A_RATE = 100;
    private static final int AT_ONCE = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** More than all comments and replies, so that the list shows everything that there is. */
    private static final String[] OPTIONS = {"--recent", "2000"};

    @TempDir
    private Path data;

    private final Writers writers = new Writers();
    private int written;

    @Test
    void leavesEveryAcknowledgedCommentOnceAndWithOneReply() throws Exception {
        Deployment.Place place = Deployment.Place.in(data);
        try (Deployment first = start(place)) {
            writeAndEnd(first, NodeProcess::kill9);
        }
        try (Deployment second = start(place)) {
            writeAndEnd(second, NodeProcess::kill9);
        }
        try (NodeProcess starting = place.start("crash", OPTIONS)) {
            starting.awaitLive(place.port());
            starting.kill9();
        }
        try (Deployment third = start(place)) {
            writeAndEnd(third, NodeProcess::kill9);
        }
        try (Deployment fourth = start(place)) {
            writeAndEnd(fourth, NodeProcess::terminate);
            assertThat(brokerWasClosed())
                    .as("the broker was closed, not cut off")
                    .isTrue();
        }
        try (Deployment last = start(place)) {
            Set<String> retried = writers.retryHalf(last.client());
            new BotProgress(last.bootstrapServers()).awaitDone();
            assertAllIsThere(last, retried);
        }
    }

    private Deployment start(Deployment.Place place) {
        long stored = writers.acknowledged().size();
        Deployment up = Deployment.inOneProcess("crash", place, OPTIONS);
        Measured.tell("Start over " + stored + " acknowledged comments: ready after " + Measured.seconds(up.ready()));
        up.starting().assertNeverShowedLessThan(stored);
        return up;
    }

    /** The end comes right behind an answer, with many writes under way: what is answered too early is lost then. */
    private void writeAndEnd(Deployment up, Consumer<NodeProcess> end)
            throws ExecutionException, InterruptedException, TimeoutException {
        int from = written;
        written += AT_A_RATE + AT_ONCE;
        writers.write(up.client(), from, from + AT_A_RATE, PER_SECOND);
        writers.burst(up.client(), from + AT_A_RATE, written).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        end.accept(up.front());
        writers.awaitAnswers();
    }

    private boolean brokerWasClosed() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.anyMatch(file -> file.endsWith(".kafka_cleanshutdown"));
        }
    }

    private void assertAllIsThere(Deployment up, Set<String> retried) {
        AcknowledgedComments acknowledged = writers.acknowledged();
        assertThat(acknowledged.size()).as("acknowledged comments").isBetween(written / 2, written);
        List<JsonNode> all = up.client().listAll();
        List<JsonNode> own =
                all.stream().filter(comment -> !comment.has("replyTo")).toList();
        assertThat(own.size()).isBetween(acknowledged.size(), written);
        acknowledged.assertIn(all);
        acknowledged.assertEachIsFoundById(up.client());
        acknowledged.assertInLog(new LogReader(up.bootstrapServers()).events(), retried);
        List<String> questions = own.stream()
                .filter(comment -> comment.at("/botParams/entity").asText().equals("echo"))
                .map(comment -> comment.path("id").asText())
                .toList();
        new OneReplyEach(questions).assertIn(all);
        assertThat(up.client().get("/api/stats").json().path("totalMessages").asInt())
                .isEqualTo(all.size());
    }
}
