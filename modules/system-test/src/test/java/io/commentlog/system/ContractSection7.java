package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What a POST answers, and when. */
final class ContractSection7 {
    private static final String FORWARDED = "X-Forwarded-For";

    private ContractSection7() {}

    static ContractSection section() {
        return new ContractSection(7, "POST", ContractSection7.class)
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
                .add("`Prefer: respond-async` answers on the broker's acknowledgement alone", http -> {
                    String id = unique("async");
                    HttpAnswer posted = http.post(draft(id, "x"), "Prefer", "respond-async");
                    assertThat(posted.status()).isEqualTo(200);
                    assertThat(posted.header("View-Behind")).isEmpty();
                    HttpAnswer list = http.get("/api/comments?domain=" + id + "&at-least=" + position(posted));
                    assertThat(list.ids()).containsExactly(id);
                })
                .keep(
                        "Rate limit: 10 posts per 60 s per address, then 429 and its sentence, with `Retry-After`",
                        http -> {
                            ContractClient node = http.guarded();
                            for (int post = 0; post < 10; post++) {
                                assertThat(node.post("{'text':'x'}", FORWARDED, "203.0.113.1")
                                                .status())
                                        .isEqualTo(200);
                            }
                            assertLimited(node.post("{'text':'x'}", FORWARDED, "203.0.113.1"));
                            assertThat(node.post("{'text':'x'}", FORWARDED, "203.0.113.2")
                                            .status())
                                    .isEqualTo(200);
                        })
                .fix("Rate limit: invalid posts count as well, malformed ones too", http -> {
                    ContractClient node = http.guarded();
                    for (String body : List.of("{}", "x", "[]", "{'text':7}", "{'text':'x','id':''}")) {
                        assertThat(node.post(body, FORWARDED, "203.0.113.3").status())
                                .isEqualTo(400);
                        assertThat(node.post(body, FORWARDED, "203.0.113.3").status())
                                .isEqualTo(400);
                    }
                    assertLimited(node.post("{'text':'x'}", FORWARDED, "203.0.113.3"));
                    assertLimited(node.post("x", FORWARDED, "203.0.113.3"));
                })
                .fix("Rate limit: callers with a token are exempt, never what a body or header merely claims", http -> {
                    ContractClient node = http.guarded();
                    for (int post = 0; post < 10; post++) {
                        node.post("{'text':'x'}", FORWARDED, "203.0.113.4");
                    }
                    assertLimited(node.post(
                            "{'text':'x','username':'bot','message-type':'AI'}",
                            FORWARDED,
                            "127.0.0.1, 203.0.113.4",
                            "X-Real-IP",
                            "127.0.0.1",
                            "Authorization",
                            "Bearer something-made-up"));
                    HttpAnswer bot = node.post(
                            "{'text':'x'}",
                            FORWARDED,
                            "203.0.113.4",
                            "Authorization",
                            "Bearer " + ContractNode.BOT_TOKEN);
                    assertThat(bot.status()).isEqualTo(200);
                })
                .fix(
                        "Rate limit: configured networks are exempt (default: loopback), `X-Forwarded-For` counts only from"
                                + " configured proxies",
                        http -> {
                            for (int post = 0; post < 12; post++) {
                                assertThat(http.post("{'text':'x'}", FORWARDED, "203.0.113.5")
                                                .status())
                                        .isEqualTo(200);
                                assertThat(http.guarded().post("{'text':'x'}").status())
                                        .isEqualTo(200);
                            }
                        });
    }

    private static void assertLimited(HttpAnswer answer) {
        assertError(answer, 429, "Rate limit exceeded. Please wait a moment before posting again.");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElse("0"))).isBetween(1, 60);
    }

    private static String draft(String id, String text) {
        return "{'id':'" + id + "','text':'" + text + "','domain':'" + id + "'}";
    }

    private static String position(HttpAnswer written) {
        return written.header("Comment-Position").orElse("none");
    }
}
