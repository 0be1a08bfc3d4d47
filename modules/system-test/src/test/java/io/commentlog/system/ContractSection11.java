package io.commentlog.system;

import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What is seen of the bot, and of questions that it has given up. */
final class ContractSection11 {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FAILURE = "/botParams/failure";

    private ContractSection11() {}

    static ContractSection section() {
        return new ContractSection(11, "The bot", ContractSection11.class)
                .add("`GET /api/bot/status` tells everybody how the bot is doing, entity by entity", http -> {
                    for (ContractClient node : List.of(http, http.guarded())) {
                        HttpAnswer status = node.get("/api/bot/status");
                        assertThat(status.status()).isEqualTo(200);
                        assertThat(status.header("Cache-Control")).contains("no-store");
                        assertThat(status.json().path("entities"))
                                .extracting(entity -> entity.path("id").asText() + " "
                                        + entity.path("responder").asText())
                                .containsExactly(
                                        "echo echo",
                                        ContractEntities.SPEECHLESS + " exec",
                                        ContractEntities.CLAIMED + " claim");
                    }
                })
                .add(
                        "A question that the bot has given up stays `processed:false`, and `botParams.failure` says why: "
                                + "`reason`, `attempts`, `lastError`, `asked`",
                        http -> {
                            HttpAnswer posted = ask(http, "");
                            JsonNode given = awaitGivenUp(http, posted);
                            assertThat(given.at("/botParams/processed").isBoolean())
                                    .isTrue();
                            assertThat(given.at("/botParams/processed").asBoolean())
                                    .isFalse();
                            JsonNode failure = given.at(FAILURE);
                            assertThat(failure.path("reason").asText()).isEqualTo("exit");
                            assertThat(failure.path("attempts").asInt()).isEqualTo(1);
                            assertThat(failure.path("lastError").asText()).isNotEmpty();
                            assertThat(failure.path("asked").asText()).isEqualTo(position(posted));
                            String domain = posted.json().path("domain").asText();
                            assertThat(http.get("/api/comments?domain=" + domain)
                                            .comments())
                                    .containsExactly(given);
                            assertThat(http.get("/api/comments?after=0&domain=" + domain)
                                            .comments())
                                    .containsExactly(given);
                        })
                .add("whatever `failure` the client sent, which is kept until then", http -> {
                    HttpAnswer posted = ask(http, ",'failure':'mine'");
                    assertThat(posted.json().at(FAILURE).asText()).isEqualTo("mine");
                    assertThat(awaitGivenUp(http, posted)
                                    .at(FAILURE)
                                    .path("reason")
                                    .asText())
                            .isEqualTo("exit");
                })
                .add("A PATCH takes `failure` away; with `processed:false` it asks the bot once more", http -> {
                    HttpAnswer posted = ask(http, "");
                    awaitGivenUp(http, posted);
                    HttpAnswer again = http.patch(id(posted), "{'botParams':{'processed':false}}");
                    assertThat(again.json().at(FAILURE).isMissingNode()).isTrue();
                    awaitGivenUp(http, again);
                    HttpAnswer handled = http.patch(id(posted), "{'botParams':{'processed':true}}");
                    assertThat(handled.json().at(FAILURE).isMissingNode()).isTrue();
                    assertThat(http.byId(id(posted)).json()).isEqualTo(handled.json());
                })
                .add("So does `bot retry`, and then the bot's reply ends it", http -> {
                    HttpAnswer posted = ask(http, "");
                    awaitGivenUp(http, posted);
                    http.others().entities().say("Here I am.");
                    try {
                        http.others().retry(id(posted));
                        JsonNode answered = eventually(
                                http,
                                id(posted),
                                comment -> comment.at("/botParams/processed").asBoolean());
                        assertThat(answered.at(FAILURE).isMissingNode()).isTrue();
                    } finally {
                        http.others().entities().saysNothing();
                    }
                    String domain = posted.json().path("domain").asText();
                    assertThat(http.get("/api/comments?domain=" + domain).comments())
                            .filteredOn(
                                    comment -> comment.path("replyTo").asText().equals(id(posted)))
                            .singleElement()
                            .extracting(reply -> reply.path("text").asText())
                            .isEqualTo("Here I am.");
                });
    }

    private static HttpAnswer ask(ContractClient http, String more) {
        HttpAnswer posted = http.post("{'text':'Is anybody there?','domain':'" + unique("given-up")
                + "','botParams':{'entity':'" + ContractEntities.SPEECHLESS + "','processed':false" + more + "}}");
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        return posted;
    }

    /** Returns the comment once the ask that was answered so is given up. */
    private static JsonNode awaitGivenUp(ContractClient http, HttpAnswer asked) {
        return eventually(
                http,
                id(asked),
                comment -> comment.at(FAILURE).path("asked").asText().equals(position(asked)));
    }

    private static JsonNode eventually(ContractClient http, String id, Predicate<JsonNode> until) {
        return await("what the bot does with " + id)
                .atMost(PATIENCE)
                .until(() -> http.byId(id).json(), until);
    }

    private static String id(HttpAnswer comment) {
        return comment.json().path("id").asText();
    }

    private static String position(HttpAnswer written) {
        return written.header("Comment-Position").orElse("none");
    }
}
