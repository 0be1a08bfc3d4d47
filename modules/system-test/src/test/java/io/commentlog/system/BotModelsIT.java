package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Bots and models that fail as real ones do. {@code -Dbots.full=true} has the numbers that the documents tell. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated("it compares durations")
final class BotModelsIT {
    private static final boolean FULL = Boolean.getBoolean("bots.full");
    private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 10 : 3);
    private static final int COMPARED = FULL ? 200 : 100;
    private static final Duration LONG_CALL = Duration.ofSeconds(FULL ? 90 : 20);
    private static final Duration LOOK = Duration.ofMillis(300);

    private BotCluster cluster;
    private ModelServer slow;
    private BotCluster.Bot patient;

    @BeforeAll
    void start(@TempDir Path folder) {
        cluster = new BotCluster(folder);
        slow = ModelServer.start(ModelServer.repliesAfter(LONG_CALL));
        patient = cluster.bot(2, BotCluster.entity("long", slow, ",\"timeoutSeconds\":120"));
        cluster.post("long", 0, 1, 50);
    }

    @AfterAll
    void end() {
        patient.close();
        slow.close();
        cluster.close();
    }

    @Test
    void answersEachCommentOnceWhileBotsAreKilled() throws Exception {
        int comments = FULL ? 1_000 : 100;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (ModelServer model = ModelServer.start(ModelServer.likeRealOnes(seed))) {
            String entity = BotCluster.entity("killed", model, ",\"timeoutSeconds\":3,\"maxAttempts\":20");
            BotCluster.Bot[] bots = {cluster.bot(6, entity), cluster.bot(6, entity)};
            int kills = 0;
            // Of the last tenth most wait for their back-off, or for what holds them to be delivered again.
            BooleanSupplier manyWait = () -> model.replies().size() < comments * 9 / 10;
            try (Utilisation utilisation = new Utilisation(manyWait)) {
                utilisation.watch(bots[0]);
                utilisation.watch(bots[1]);
                cluster.post("killed", 0, comments, 50);
                long began = System.nanoTime();
                while (cluster.marked("killed") < comments) {
                    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
                    if (!new CountDownLatch(1).await(3, TimeUnit.SECONDS)) {
                        int victim = random.nextInt(2);
                        utilisation.leave(bots[victim]);
                        bots[victim].close();
                        bots[victim] = cluster.bot(6, entity);
                        utilisation.watch(bots[victim]);
                        kills++;
                    }
                }
                Map<String, Long> replies = cluster.replies("killed");
                int replied = model.replies().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                Measured.tell(comments + " comments, " + kills + " kills, seed " + seed + ": " + model.calls()
                        + " calls, " + replied + " replies of the model, "
                        + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s, utilisation between kills "
                        + utilisation.percent() + " %");
                if (FULL) { // of fewer comments most are answered before the first bots are warm
                    assertThat(utilisation.percent()).isGreaterThanOrEqualTo(90);
                }
                assertThat(replies).hasSize(comments);
                assertThat(replies.values()).containsOnly(1L);
                assertThat(replied).isBetween(comments, comments * 11 / 10 + kills * 6);
            } finally {
                bots[0].close();
                bots[1].close();
            }
        }
        cluster.assertChecks("killed");
    }

    @Test
    void answersAnUrgentCommentBeforeTheBacklog() {
        int backlog = FULL ? 5_000 : 300;
        int workers = 6;
        try (ModelServer model = ModelServer.start(ModelServer.repliesAfter(Duration.ofMillis(200)))) {
            cluster.post("busy", 0, backlog, 50);
            try (BotCluster.Bot bot =
                    cluster.bot(workers, BotCluster.entity("busy", model, "")).ready()) {
                // The first shows that the lane is at the log's end: as it is new, it has passed over the backlog.
                cluster.post("busy", backlog + 1, backlog + 2, 3);
                await().atMost(PATIENCE).until(() -> model.replies().containsKey(backlog + 1));
                assertThat(bot.process().isAlive()).isTrue();
                cluster.post("busy", backlog, backlog + 1, 3);
                int before = model.order().size();
                long asked = System.nanoTime();
                await().atMost(PATIENCE).until(() -> model.replies().containsKey(backlog));
                List<Integer> order =
                        model.order().stream().map(ModelServer.Replied::number).toList();
                long ended = model.order().get(order.indexOf(backlog)).endedNanos();
                int others = order.indexOf(backlog) - before;
                Measured.tell("Backlog of " + backlog + ": the urgent one was answered after " + others + " others and "
                        + Duration.ofNanos(ended - asked).toMillis() + " ms");
                // Those that were in the model when it came, and those that came to it while it was delivered.
                assertThat(others).isLessThanOrEqualTo(4 * workers);
            }
        }
    }

    @Test
    void doesNotLetADeadServerSlowDownTheOthers() {
        Duration alone = timeFor("alone", "");
        String dead = ",{\"id\":\"dead\",\"responder\":\"openai\",\"model\":\"m\",\"concurrency\":3,\"url\":"
                + "\"http://127.0.0.1:" + FreePorts.next() + "/v1\"}";
        cluster.post("dead", 0, 100, 50);
        Duration beside = timeFor("beside", dead);
        Measured.tell(COMPARED + " comments took " + alone.toMillis() + " ms alone and " + beside.toMillis()
                + " ms beside a dead server with 100 waiting");
        // How much longer, only a quiet machine can say; a server that starves the others has them wait for its time
        // limit.
        assertThat(beside).isLessThan(FULL ? alone.multipliedBy(105).dividedBy(100) : alone.multipliedBy(2));
    }

    @Test
    void takesOverAChangedFileAndTellsHowItIs() {
        cluster.post("added", 0, 3, 50);
        try (ModelServer model = ModelServer.start(ModelServer.repliesAfter(Duration.ofMillis(20)));
                BotCluster.Bot bot = cluster.bot(2, "{\"id\":\"first\",\"responder\":\"echo\"}")
                        .ready()) {
            bot.rewrite("{");
            cluster.post("first", 0, 1, 50);
            await().atMost(PATIENCE).pollInterval(LOOK).until(() -> cluster.marked("first") == 1);
            bot.rewrite("{\"id\":\"hand\",\"responder\":\"claim\"}", BotCluster.entity("added", model, ""));
            await().atMost(PATIENCE).pollInterval(LOOK).until(() -> cluster.marked("added") == 3);
            cluster.post("hand", 0, 2, 50);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(entity(bot, 0).path("queueDepth")).hasToString("2"));
            assertThat(entity(bot, 0).path("id").asText()).isEqualTo("hand");
            assertThat(entity(bot, 0).path("workers").asInt()).isZero();
            assertThat(entity(bot, 1).path("workers").asInt()).isEqualTo(2);
            assertThat(entity(bot, 1).path("repliesPerMinute").asInt()).isEqualTo(3);
            assertThat(entity(bot, 1).path("circuit").asText()).isEqualTo("closed");
            assertThat(bot.process().err()).contains("The entities stay as they were");
        }
    }

    private static JsonNode entity(BotCluster.Bot bot, int index) {
        return bot.client().get("/api/bot/status").json().path("entities").path(index);
    }

    @Test
    void givesUpWhatIsRefusedAndSaysSoWithTheComment() {
        try (ModelServer model =
                        ModelServer.start(() -> new ModelServer.Deed(ModelServer.Kind.REFUSAL, Duration.ZERO));
                BotCluster.Bot bot =
                        cluster.bot(1, BotCluster.entity("refused", model, "")).ready()) {
            cluster.post("refused", 0, 1, 50);
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode params = cluster.client().byId("refused-0").json().path("botParams");
                assertThat(params.path("processed").asBoolean(true)).isFalse();
                assertThat(params.at("/failure/reason").asText()).isEqualTo("refused");
                assertThat(params.at("/failure/attempts").asInt()).isEqualTo(1);
            });
            assertThat(new LogReader(cluster.servers()).records("comments.unanswered"))
                    .hasSize(1);
            assertThat(entity(bot, 0).path("deadLetters").asInt()).isEqualTo(1);
            assertThat(model.calls()).isEqualTo(1);
        }
    }

    /** The call began before the other tests, and is asked for when they are done. */
    @Test
    @Order(Integer.MAX_VALUE)
    void makesOneReplyOfOneCallThatOutlastsTheLock() {
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> cluster.marked("long") == 1);
        assertThat(slow.calls()).isEqualTo(1);
        assertThat(cluster.replies("long")).containsExactly(Map.entry("long-0", 1L));
    }

    private Duration timeFor(String id, String more) {
        int comments = COMPARED;
        try (ModelServer model = ModelServer.start(ModelServer.repliesAfter(Duration.ofMillis(200)))) {
            cluster.post(id, 0, comments, 50);
            try (BotCluster.Bot bot = cluster.bot(6, BotCluster.entity(id, model, ",\"concurrency\":3") + more);
                    Utilisation utilisation =
                            new Utilisation(() -> model.order().size() < comments - 3)) {
                utilisation.watch(bot);
                await().atMost(PATIENCE).until(() -> model.order().size() == comments);
                assertThat(bot.process().isAlive()).isTrue();
                List<ModelServer.Replied> order = model.order();
                long took = order.get(comments - 1).endedNanos() - order.get(20).endedNanos();
                Measured.tell("Utilisation of 3 workers: " + utilisation.percent() + " %, and "
                        + Math.round(100.0 * (comments - 21) * 200e6 / 3 / took)
                        + " % of their time is the model's own");
                assertThat(utilisation.percent()).isGreaterThanOrEqualTo(90);
                return Duration.ofNanos(took);
            }
        }
    }
}
