package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A comment's way, from the POST to the reply, as clients see it: the same in one process and in four. */
@ParameterizedClass
@EnumSource
final class JourneyIT {
    /** How the roles are spread. */
    enum Shape {
        ONE_PROCESS {
            @Override
            Deployment start(Path data) {
                return Deployment.inOneProcess("journey-up", Deployment.Place.in(data), WINDOW);
            }
        },
        FOUR_PROCESSES {
            @Override
            Deployment start(Path data) {
                return Deployment.inFourProcesses("journey", data, WINDOW);
            }
        };

        /** Small, so that few posts make an old one leave the view. Each test has a domain, and so a window, of its own. */
        private static final String[] WINDOW = {"--recent", "5"};

        abstract Deployment start(Path data);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;

    private static Deployment deployment;

    @Parameter
    private Shape shape;

    private final CommentClient client = deployment.client();

    @BeforeParameterizedClassInvocation
    static void start(Shape shape) {
        deployment = shape.start(directory.resolve(shape.name()));
        Measured.tell(shape + ", nothing stored: ready after " + Measured.seconds(deployment.ready()));
        try {
            warmUp();
        } catch (RuntimeException | AssertionError e) {
            deployment.close();
            throw e;
        }
    }

    /** The first of everything is slow; it is not what the tests ask about. */
    private static void warmUp() {
        HttpAnswer first = deployment.client().post(Draft.question("Warm-up").withDomain("warm-up"));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        awaitReplyIn("warm-up");
    }

    @AfterParameterizedClassInvocation
    static void end() {
        try (Deployment ended = deployment) {
            assertThat(ended.client().counted("commentlog_http_bugs_total", "")).isZero();
            assertThat(ended.processes())
                    .allSatisfy(process -> assertThat(process.err()).doesNotContain("\tat "));
        }
    }

    private static void awaitReplyIn(String domain) {
        await("a reply in " + domain)
                .atMost(PATIENCE)
                .until(() -> deployment.client().list("domain=" + domain).comments().stream()
                        .anyMatch(comment -> comment.has("replyTo")));
    }

    @Test
    void saysNotNowWhileItStartsAndNeverNothing() {
        deployment.starting().assertNeverShowedLessThan(0);
    }

    @Test
    void repliesOnceToAQuestionAndMarksIt() {
        HttpAnswer posted = client.post(Draft.question("Is anybody there?").withDomain("question"));
        assertThat(posted.status()).isEqualTo(200);
        JsonNode question = posted.json();
        String id = question.path("id").asText();
        long before = question.path("timestamp").asLong() - 1;
        assertThat(client.list("domain=question").ids()).contains(id);
        assertThat(client.poll(before, "domain=question").ids()).contains(id);
        await("the reply and the mark").atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> list = client.list("domain=question").comments();
            new OneReplyEach(List.of(id)).assertIn(list);
            assertThat(list)
                    .hasSize(2)
                    .last()
                    .satisfies(
                            reply -> assertThat(reply.path("replyTo").asText()).isEqualTo(id));
        });
        List<String> polled = client.poll(before, "domain=question").ids();
        assertThat(polled).hasSize(2).last().isEqualTo(id);
    }

    @Test
    void showsEveryWriteToTheNextRead() {
        for (int round = 0; round < 10; round++) {
            HttpAnswer posted = client.post(Draft.of("Round " + round).withDomain("next-read"));
            String id = posted.json().path("id").asText();
            assertThat(posted.header("Comment-Position")).isPresent();
            assertThat(posted.header("View-Behind")).isEmpty();
            assertThat(client.list("domain=next-read").ids()).last().isEqualTo(id);
            HttpAnswer patched = client.patch(id, true);
            assertThat(patched.status()).isEqualTo(200);
            assertThat(client.list("domain=next-read").comments()).last().isEqualTo(patched.json());
            assertThat(patched.json().at("/botParams/processed").asBoolean()).isTrue();
            assertThat(client.byId(id).json()).isEqualTo(patched.json());
            assertThat(client.delete(id).status()).isEqualTo(200);
            assertThat(client.list("domain=next-read").ids()).isEmpty();
            assertThat(client.poll(0, "domain=next-read").body()).isEqualTo("[]");
        }
    }

    @Test
    void answersTheSamePostAgainWithWhatItStoredFirst() {
        Draft first = Draft.of("First").withId("again-" + shape).withDomain("again");
        assertThat(client.post(first).header("Idempotent-Replay")).isEmpty();
        HttpAnswer second = client.post(Draft.of("Second").withId(first.id()).withDomain("again"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Idempotent-Replay")).contains("true");
        assertThat(second.json().path("text").asText()).isEqualTo("First");
        assertThat(client.list("domain=again").comments()).containsExactly(second.json());
    }

    @Test
    void storesOneOfManyPostsOfOneIdAtOnce() {
        String id = "race-" + shape;
        List<HttpAnswer> answers = IntStream.range(0, 10)
                .mapToObj(writer ->
                        client.postLater(Draft.of("Writer " + writer).withId(id).withDomain("race")))
                .toList()
                .stream()
                .map(answer -> answer.join())
                .toList();
        JsonNode stored = client.byId(id).json();
        assertThat(answers).extracting(HttpAnswer::status).containsOnly(200);
        assertThat(answers).extracting(HttpAnswer::json).containsOnly(stored);
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replay").isEmpty())
                .hasSize(1);
        assertThat(client.list("domain=race").comments()).containsExactly(stored);
    }

    @Test
    void tellsTheUnknownFromTheDeleted() {
        assertThat(client.byId("nowhere").status()).isEqualTo(404);
        assertThat(client.patch("nowhere", true).status()).isEqualTo(404);
        assertThat(client.patch("nowhere", true).json().path("error").asText()).isEqualTo("Message not found");
        assertThat(client.delete("nowhere").status()).isEqualTo(404);
        String id = client.post(Draft.of("Regretted")).json().path("id").asText();
        HttpAnswer deleted = client.delete(id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().path("text").asText()).isEqualTo("Regretted");
        assertThat(client.byId(id).status()).isEqualTo(410);
        assertThat(client.delete(id).status()).isEqualTo(410);
        assertThat(client.patch(id, true).status()).isEqualTo(404);
    }

    @Test
    void leavesAQuestionToSomebodyElseUnprocessed() {
        double before = ignored();
        String id = client.post(
                        Draft.of("Dear somebody").forBot("somebody-else").withDomain("elsewhere"))
                .json()
                .path("id")
                .asText();
        await("the bot has seen it").atMost(PATIENCE).until(() -> ignored() == before + 1);
        assertThat(client.byId(id).json().at("/botParams/processed").asBoolean(true))
                .isFalse();
        assertThat(client.list("domain=elsewhere").ids()).containsExactly(id);
    }

    private static double ignored() {
        return deployment.bot().counted("commentlog_bot_ignored_total", "unknown_entity");
    }

    @Test
    void findsAndPatchesAndDeletesACommentThatHasLeftTheView() {
        Draft oldest = Draft.of("The oldest").withId("oldest-" + shape).withDomain("many");
        client.post(oldest);
        IntStream.range(0, 20)
                .forEach(number -> client.post(Draft.of("Number " + number).withDomain("many")));
        assertThat(client.list("domain=many").ids()).hasSize(5).doesNotContain(oldest.id());
        HttpAnswer found = client.byId(oldest.id());
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("text").asText()).isEqualTo("The oldest");
        HttpAnswer again =
                client.post(Draft.of("Not the oldest").withId(oldest.id()).withDomain("many"));
        assertThat(again.header("Idempotent-Replay")).contains("true");
        assertThat(again.json()).isEqualTo(found.json());
        assertThat(client.patch(oldest.id(), true).status()).isEqualTo(200);
        assertThat(client.byId(oldest.id()).json().at("/botParams/processed").asBoolean())
                .isTrue();
        assertThat(client.delete(oldest.id()).status()).isEqualTo(200);
        assertThat(client.byId(oldest.id()).status()).isEqualTo(410);
        assertThat(client.list("domain=many").ids()).hasSize(5);
    }

    @Test
    void countsWhatIsStored() {
        HttpAnswer before = client.get("/api/stats");
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.header("Cache-Control")).contains("public, max-age=60");
        String id = client.post(Draft.of("One more")).json().path("id").asText();
        assertThat(total()).isEqualTo(before.json().path("totalMessages").asInt() + 1);
        client.delete(id);
        assertThat(total()).isEqualTo(before.json().path("totalMessages").asInt());
    }

    private int total() {
        int total = client.get("/api/stats").json().path("totalMessages").asInt();
        assertThat(client.list("").json().path("total").asInt()).isEqualTo(total);
        return total;
    }

    @Test
    void tellsItsHealthItsMetricsAndItsPage() {
        for (CommentClient node : List.of(client, deployment.bot())) {
            assertThat(node.get("/health/live").status()).isEqualTo(200);
            assertThat(node.get("/health/ready").json().path("status").asText()).isEqualTo("ready");
            assertThat(node.get("/api/comments/health").status()).isEqualTo(200);
            assertThat(node.get("/metrics").body()).contains("commentlog_");
        }
        assertThat(client.getPage().body()).startsWith("<!doctype html>");
    }

    @Test
    void tellsWhoStartedItWhatToOpenAndHowToPost() {
        String url = client.url();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deployment.front().out())
                        .contains("Commentlog is ready after", "open   " + url + "/", "post   curl -s " + url));
    }
}
