package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What a POST answers, and when. */
final class ContractSection7 {
    private ContractSection7() {}

    static ContractSection section() {
        ContractSection section = new ContractSection(7, "POST", ContractSection7.class, ContractRateLimit.class)
                .keep("200 with the stored comment (not 201)", http -> {
                    HttpAnswer posted = http.post("{'text':' Hello  you '}");
                    assertThat(posted.status()).isEqualTo(200);
                    assertThat(posted.header("Content-Type")).contains("application/json");
                    assertThat(posted.json().path("text").asText()).isEqualTo("Hello you");
                    String id = posted.json().path("id").asText();
                    assertThat(http.byId(id).body()).isEqualTo(posted.body());
                })
                .fix(
                        "The same id again is 200 with the comment stored first, `Idempotent-Replay: true`, one copy",
                        http -> {
                            String id = unique("again");
                            HttpAnswer first = http.post(draft(id, "first"));
                            assertThat(first.header("Idempotent-Replay")).isEmpty();
                            HttpAnswer second = http.post(draft(id, "second"));
                            assertThat(second.status()).isEqualTo(200);
                            assertThat(second.body()).isEqualTo(first.body());
                            assertThat(second.header("Idempotent-Replay")).contains("true");
                            assertThat(http.ids(id)).containsExactly(id);
                        })
                .fix("100 posts of one id at once: one copy, the same answer to all", http -> {
                    String id = unique("race");
                    List<CompletableFuture<HttpAnswer>> posts = IntStream.range(0, 100)
                            .mapToObj(writer -> http.postLater(draft(id, "Writer " + writer)))
                            .toList();
                    List<HttpAnswer> answers =
                            posts.stream().map(CompletableFuture::join).toList();
                    JsonNode stored = http.byId(id).json();
                    assertThat(answers).extracting(HttpAnswer::status).containsOnly(200);
                    assertThat(answers).extracting(HttpAnswer::json).containsOnly(stored);
                    assertThat(answers)
                            .filteredOn(
                                    answer -> answer.header("Idempotent-Replay").isEmpty())
                            .hasSize(1);
                    assertThat(http.ids(id)).containsExactly(id);
                })
                .fix(
                        "The same at once through two nodes: one copy, and each answer is what the log made of it",
                        http -> {
                            String id = unique("race-of-two");
                            List<ContractClient> nodes = List.of(http, http.guarded());
                            List<CompletableFuture<HttpAnswer>> posts = IntStream.range(0, 100)
                                    .mapToObj(writer -> nodes.get(writer % 2).postLater(draft(id, "Writer " + writer)))
                                    .toList();
                            List<HttpAnswer> answers =
                                    posts.stream().map(CompletableFuture::join).toList();
                            JsonNode stored = http.byId(id).json();
                            assertThat(answers).extracting(HttpAnswer::status).containsOnly(200);
                            assertThat(answers).extracting(HttpAnswer::json).containsOnly(stored);
                            assertThat(answers)
                                    .filteredOn(answer ->
                                            answer.header("Idempotent-Replay").isEmpty())
                                    .hasSize(1);
                            for (ContractClient node : nodes) {
                                assertThat(node.get("/api/comments?domain=" + id)
                                                .comments())
                                        .containsExactly(stored);
                            }
                        })
                .add("The id of a deleted comment is not to be had again: 410", http -> {
                    String id = unique("gone");
                    http.post(draft(id, "x"));
                    http.delete(id);
                    assertError(http.post(draft(id, "y")), 410, "Message deleted");
                    assertThat(http.ids(id)).isEmpty();
                })
                .add("Header `Comment-Position: <partition>:<offset>` on every write, each its own", http -> {
                    String id = unique("position");
                    String posted = position(http.post(draft(id, "x")));
                    String patched = position(http.patch(id, "{'botParams':{'processed':true}}"));
                    String deleted = position(http.delete(id));
                    assertThat(List.of(posted, patched, deleted))
                            .allMatch(position -> position.matches("\\d+:\\d+"))
                            .doesNotHaveDuplicates();
                })
                .keep("Once a write has answered, the next read shows it, without any token", http -> {
                    for (int round = 0; round < 20; round++) {
                        String id = unique("next-read");
                        HttpAnswer posted = http.post(draft(id, "x"));
                        assertThat(posted.header("View-Behind")).isEmpty();
                        assertThat(http.ids(id)).containsExactly(id);
                        assertThat(http.get("/api/comments?after=0&domain=" + id)
                                        .ids())
                                .containsExactly(id);
                        HttpAnswer patched = http.patch(id, "{'botParams':{'processed':true}}");
                        assertThat(http.get("/api/comments?domain=" + id).comments())
                                .containsExactly(patched.json());
                        http.delete(id);
                        assertThat(http.ids(id)).isEmpty();
                    }
                })
                .add(
                        "At most 1 s: then it answers with `View-Behind: true`, and never fails because of the view",
                        http -> {
                            ContractClient blind = http.others().blind();
                            String id = unique("behind");
                            long started = System.nanoTime();
                            HttpAnswer posted = blind.post(draft(id, "x"));
                            assertThat(System.nanoTime() - started)
                                    .isBetween(TimeUnit.MILLISECONDS.toNanos(900), TimeUnit.SECONDS.toNanos(3));
                            assertThat(posted.status()).isEqualTo(200);
                            assertThat(posted.header("View-Behind")).contains("true");
                            String atLeast = "&at-least=" + position(posted);
                            assertThat(http.others()
                                            .ownLog()
                                            .get("/api/comments?domain=" + id + atLeast)
                                            .ids())
                                    .containsExactly(id);
                        })
                .add("Following writes do not wait until the view has caught up", http -> {
                    ContractClient blind = http.others().blind();
                    long started = System.nanoTime();
                    for (int post = 0; post < 10; post++) {
                        HttpAnswer posted = blind.post("{'text':'x'}");
                        assertThat(posted.status()).isEqualTo(200);
                        assertThat(posted.header("View-Behind")).contains("true");
                    }
                    assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(3));
                    http.others().openItsEyes();
                    await("a write that the view has shown")
                            .atMost(Duration.ofSeconds(15))
                            .until(() -> blind.post("{'text':'x'}")
                                    .header("View-Behind")
                                    .isEmpty());
                })
                .add("`--answer durable` answers every write on the broker's acknowledgement alone", http -> {
                    ContractClient durable = http.others().durable();
                    String id = unique("durable");
                    HttpAnswer posted = durable.post(draft(id, "x"), "X-Forwarded-For", ContractOthers.EXEMPT + "1");
                    assertThat(posted.status()).isEqualTo(200);
                    assertThat(posted.header("View-Behind"))
                            .as("that it waited for a view, where there is none")
                            .isEmpty();
                    assertThat(http.get("/api/comments?domain=" + id + "&at-least=" + position(posted))
                                    .ids())
                            .containsExactly(id);
                })
                .add("`Prefer: respond-async` answers on the broker's acknowledgement alone", http -> {
                    String id = unique("async");
                    HttpAnswer posted = http.post(draft(id, "x"), "Prefer", "respond-async");
                    assertThat(posted.status()).isEqualTo(200);
                    assertThat(posted.header("View-Behind")).isEmpty();
                    HttpAnswer list = http.get("/api/comments?domain=" + id + "&at-least=" + position(posted));
                    assertThat(list.ids()).containsExactly(id);
                });
        ContractRateLimit.addTo(section);
        return section;
    }

    private static String draft(String id, String text) {
        return "{'id':'" + id + "','text':'" + text + "','domain':'" + id + "'}";
    }

    private static String position(HttpAnswer written) {
        return written.header("Comment-Position").orElse("none");
    }
}
