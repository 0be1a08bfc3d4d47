package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.commentlog.event.CommentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Workers that speak nothing but HTTP share the questions to an entity that no bot answers for. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaimIT {
    private static final int COMMENTS = Integer.getInteger("commentlog.claims", 60);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration WORK = Duration.ofMinutes(2);
    /** What an entity has that no file says more of. */
    private static final int ATTEMPTS = 5;

    private static final int CLAIMERS = 6;
    private static final int DYING = 2;
    private static final int LEASE_SECONDS = Integer.getInteger("commentlog.claims.lease", 4);

    private Deployment up;

    @BeforeAll
    void start(@TempDir Path data) {
        up = Deployment.inOneProcess("claim", Deployment.Place.in(data));
    }

    @AfterAll
    void end() {
        up.close();
    }

    @Test
    void givesEachQuestionToOneWorkerThoughSomeDie() {
        String beforehand = post("claim-lone", "lone");
        ClaimClient lone = new ClaimClient(up.client(), "lone");
        JsonNode claimed = lone.claim(60, 20).json();
        assertThat(claimed.path("success").asBoolean()).as("%s", claimed).isTrue();
        assertThat(claimed.at("/message/id").asText()).isEqualTo(beforehand);
        checkOneLease(lone, claimed);

        for (int i = 0; i < COMMENTS; i++) {
            post("claim-" + i, "nobody");
        }
        Map<String, AtomicInteger> completed = new ConcurrentHashMap<>();
        AtomicInteger abandoned = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CLAIMERS);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < CLAIMERS; i++) {
            ClaimClient client = new ClaimClient(up.client(), "worker-" + i);
            int dies = i < DYING ? 3 + i : Integer.MAX_VALUE;
            workers.add(CompletableFuture.runAsync(() -> work(client, dies, completed, abandoned), threads));
        }
        workers.forEach(CompletableFuture::join);
        threads.shutdown();

        assertThat(abandoned).hasValue(DYING);
        assertThat(completed).hasSize(COMMENTS);
        assertThat(completed.values()).allSatisfy(times -> assertThat(times).hasValue(1));
        assertThat(new ClaimClient(up.client(), "late")
                        .claim(LEASE_SECONDS, 1)
                        .json()
                        .path("reason")
                        .asText())
                .isEqualTo("no_pending_messages");
        assertThat(repliesByQuestion())
                .hasSize(COMMENTS + 1)
                .allSatisfy((id, replies) ->
                        assertThat(replies).as("replies to %s", id).isEqualTo(1));
        try (NodeProcess check = NodeProcess.start(
                "check",
                "check",
                "--bootstrap-server",
                up.bootstrapServers(),
                "--query",
                up.client().url(),
                "--entities",
                "nobody,lone",
                "--idle",
                "2")) {
            assertThat(check.awaitExit()).as("%s %s", check.out(), check.err()).isZero();
        }
    }

    @Test
    void givesUpAQuestionThatNobodyCompletes() {
        String id = post("claim-deadly", "deadly");
        ClaimClient victims = new ClaimClient(up.client(), "victim");
        for (int i = 0; i < ATTEMPTS; i++) {
            assertThat(victims.claim(1, 20).json().at("/message/id").asText()).isEqualTo(id);
        }
        await().atMost(PATIENCE)
                .until(() -> up.client()
                        .byId(id)
                        .json()
                        .at("/botParams/failure/reason")
                        .asText()
                        .equals("abandoned"));
        assertThat(victims.claim(1, 0).json().path("reason").asText()).isEqualTo("no_pending_messages");
    }

    /** Claims and completes until all is completed; dies with a lease after so many. */
    private static void work(
            ClaimClient client, int dies, Map<String, AtomicInteger> completed, AtomicInteger abandoned) {
        long deadline = System.nanoTime() + WORK.toNanos();
        int done = 0;
        while (completed.size() < COMMENTS) {
            assertThat(System.nanoTime()).as("all in time").isLessThan(deadline);
            JsonNode claimed = client.claim(LEASE_SECONDS, 1).json();
            if (!claimed.path("success").asBoolean()) {
                assertThat(claimed.path("reason").asText()).isEqualTo("no_pending_messages");
                continue;
            }
            if (done++ == dies) {
                abandoned.incrementAndGet();
                return;
            }
            String id = claimed.at("/message/id").asText();
            HttpAnswer answer = client.complete(claimed.at("/lease/id").asText(), "I have read " + id);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            completed.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        }
    }

    private void checkOneLease(ClaimClient lone, JsonNode claimed) {
        String lease = claimed.at("/lease/id").asText();
        assertThat(claimed.at("/message/botParams/processed").isBoolean()).isTrue();
        assertThat(claimed.at("/lease/workerId").asText()).isEqualTo("lone");
        assertThat(claimed.at("/lease/leaseSeconds").asInt()).isEqualTo(60);
        assertThat(lone.claim(60, 0).json().toString())
                .isEqualTo("{\"success\":false,\"message\":null,\"reason\":\"no_pending_messages\"}");

        ClaimClient other = new ClaimClient(up.client(), "other");
        assertThat(other.complete(lease, "Mine").status()).isEqualTo(409);
        assertThat(lone.complete("no-such-lease", "Mine").status()).isEqualTo(404);
        assertThat(lone.post("renew", lone.body().put("leaseId", lease).put("leaseSeconds", 30))
                        .json()
                        .at("/lease/leaseSeconds")
                        .asInt())
                .isEqualTo(30);
        assertThat(lone.post("release", lone.body().put("leaseId", lease)).status())
                .isEqualTo(200);
        assertThat(lone.complete(lease, "Too late").status()).isEqualTo(409);

        JsonNode again = other.claim(60, 10).json();
        assertThat(again.at("/message/id").asText()).isEqualTo("claim-lone");
        HttpAnswer first = other.complete(again.at("/lease/id").asText(), "  Hello\n there ");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        HttpAnswer second = other.complete("claim-lone", "Something else");
        assertThat(second.body()).isEqualTo(first.body());
        String position = first.header("Comment-Position").orElseThrow();
        JsonNode shown = up.client()
                .get("/api/comments?domain=claims&at-least=" + position)
                .json();
        assertThat(shown.at("/comments/0/botParams/processed").asBoolean()).isTrue();
        JsonNode reply = up.client().byId(first.json().path("replyId").asText()).json();
        assertThat(reply.path("text").asText()).isEqualTo("Hello there");
        assertThat(reply.path("replyTo").asText()).isEqualTo("claim-lone");
        assertThat(reply.path("username").asText()).isEqualTo("lone");
    }

    private String post(String id, String entity) {
        HttpAnswer posted = up.client()
                .post(Draft.of("Who reads this?")
                        .withId(id)
                        .withDomain("claims")
                        .forBot(entity));
        assertThat(posted.status()).isEqualTo(200);
        return id;
    }

    private Map<String, Integer> repliesByQuestion() {
        Map<String, Integer> replies = new ConcurrentHashMap<>();
        new LogReader(up.bootstrapServers())
                .events().stream()
                        .filter(CommentEvent.Posted.class::isInstance)
                        .map(event -> ((CommentEvent.Posted) event).comment())
                        .filter(comment -> comment.id().startsWith("reply:"))
                        .forEach(comment -> replies.merge(comment.replyTo().orElseThrow(), 1, Integer::sum));
        return replies;
    }
}
