package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How workers claim questions over HTTP, and who may. */
final class ContractSection12 {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOTHING = "{\"success\":false,\"message\":null,\"reason\":\"no_pending_messages\"}";
    private static final String OVER =
            "The lease has run out or was given back; the comment may be with another worker";
    private static final List<String> ALL = List.of("claim-next", "renew", "complete", "release");

    private ContractSection12() {}

    static ContractSection section() {
        return new ContractSection(12, "Claiming", ContractSection12.class)
                .add("`POST /api/queue/claim-next` where nothing waits is 200 `" + NOTHING + "`", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    HttpAnswer nothing = await("an answer of a node that has read the log")
                            .atMost(PATIENCE)
                            .until(() -> worker.claim(""), answer -> answer.status() == 200);
                    assertThat(nothing.body()).isEqualTo(NOTHING);
                    assertThat(nothing.header("Cache-Control")).contains("no-store");
                })
                .add(
                        "Else `{\"success\":true,\"message\":…,\"lease\":…}`: the comment as it is, and a lease of it for "
                                + "`leaseSeconds`, 60 by default",
                        http -> {
                            ContractQueue worker = ContractQueue.at(http);
                            JsonNode question = worker.question();
                            long before = System.currentTimeMillis();
                            HttpAnswer leased = worker.leased("");
                            assertThat(leased.json().path("message")).isEqualTo(question);
                            JsonNode lease = leased.json().path("lease");
                            assertThat(lease.path("workerId").asText()).isEqualTo(worker.name());
                            assertThat(lease.path("leaseSeconds").asInt()).isEqualTo(60);
                            assertThat(lease.path("expiresAt").asLong())
                                    .isBetween(before + 60_000, System.currentTimeMillis() + 60_000);
                            worker.completed(leased);
                        })
                .add("Without `entity` it is one that is addressed to nobody whom the node knows", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    http.stored("{'text':'x','botParams':{'entity':'" + unique("nobody") + "','processed':false}}");
                    HttpAnswer leased = await("a question to nobody")
                            .atMost(PATIENCE)
                            .until(
                                    () -> worker.post("claim-next", ",'wait':4"),
                                    answer -> answer.json().path("success").asBoolean());
                    assertThat(leased.json().at("/message/botParams/entity").asText())
                            .isNotIn("echo", ContractEntities.SPEECHLESS, ContractEntities.CLAIMED);
                    worker.completed(leased);
                })
                .add("With `wait`, up to 30 s, it waits for a question", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    CompletableFuture<HttpAnswer> waiting = http.postLaterTo(
                            "/api/queue/claim-next",
                            worker.body(",'wait':10,'entity':'" + ContractEntities.CLAIMED + "'"));
                    JsonNode question = worker.question();
                    HttpAnswer leased = waiting.join();
                    assertThat(leased.json().path("message")).isEqualTo(question);
                    worker.completed(leased);
                })
                .add("While one worker has the lease nobody else gets the comment", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    ContractQueue other = ContractQueue.at(http);
                    worker.question();
                    HttpAnswer leased = worker.leased("");
                    assertThat(other.claim("").body()).isEqualTo(NOTHING);
                    for (String what : List.of("renew", "complete", "release")) {
                        assertError(other.with(leased, what, ""), 409, "The lease is another worker's");
                    }
                    worker.completed(leased);
                })
                .add("`POST /api/queue/renew` lets it run out `leaseSeconds` from now", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    worker.question();
                    HttpAnswer leased = worker.leased(",'leaseSeconds':10");
                    long before = System.currentTimeMillis();
                    HttpAnswer renewed = worker.with(leased, "renew", ",'leaseSeconds':30");
                    assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
                    JsonNode lease = renewed.json().path("lease");
                    assertThat(lease.path("id").asText()).isEqualTo(ContractQueue.lease(leased));
                    assertThat(lease.path("leaseSeconds").asInt()).isEqualTo(30);
                    assertThat(lease.path("expiresAt").asLong())
                            .isBetween(before + 30_000, System.currentTimeMillis() + 30_000);
                    worker.completed(leased);
                })
                .add(
                        "`POST /api/queue/complete` posts the reply, marks the comment, and answers with `replyId` and "
                                + "`Comment-Position`",
                        http -> {
                            ContractQueue worker = ContractQueue.at(http);
                            String id = worker.question().path("id").asText();
                            HttpAnswer completed =
                                    worker.with(worker.leased(""), "complete", ",'reply':' I  read\\n this. '");
                            assertThat(completed.status()).as(completed.body()).isEqualTo(200);
                            assertThat(completed.header("Comment-Position").orElse(""))
                                    .matches("\\d+:\\d+");
                            JsonNode reply = awaitComment(
                                    http, completed.json().path("replyId").asText());
                            assertThat(reply.path("text").asText()).isEqualTo("I read this.");
                            assertThat(reply.path("replyTo").asText()).isEqualTo(id);
                            assertThat(reply.path("message-type").asText()).isEqualTo("AI");
                            awaitProcessed(http, id);
                        })
                .add("Completed once more it answers the same: the first reply counts", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    String id = worker.question().path("id").asText();
                    HttpAnswer leased = worker.leased("");
                    HttpAnswer first = worker.with(leased, "complete", ",'reply':'first'");
                    for (HttpAnswer again : List.of(
                            worker.with(leased, "complete", ",'reply':'second'"),
                            worker.post("complete", ",'id':'" + id + "','reply':'third'"))) {
                        assertThat(again.status()).isEqualTo(200);
                        assertThat(again.body()).isEqualTo(first.body());
                        assertThat(again.header("Comment-Position")).isEqualTo(first.header("Comment-Position"));
                    }
                    assertThat(awaitComment(http, first.json().path("replyId").asText())
                                    .path("text")
                                    .asText())
                            .isEqualTo("first");
                    for (String what : List.of("renew", "release")) {
                        assertError(worker.with(leased, what, ""), 409, "The lease is completed");
                    }
                })
                .add("Without a reply, or where nothing is left of it, the comment is marked only", http -> {
                    for (String reply : List.of("", ",'reply':null", ",'reply':' \\n '")) {
                        ContractQueue worker = ContractQueue.at(http);
                        String id = worker.question().path("id").asText();
                        HttpAnswer completed = worker.with(worker.leased(""), "complete", reply);
                        assertThat(completed.body()).isEqualTo("{\"success\":true,\"replyId\":null}");
                        awaitProcessed(http, id);
                    }
                })
                .add("`POST /api/queue/release` gives the comment to the next claim", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    ContractQueue next = ContractQueue.at(http);
                    JsonNode question = worker.question();
                    HttpAnswer leased = worker.leased("");
                    HttpAnswer released = worker.with(leased, "release", "");
                    assertThat(released.body())
                            .isEqualTo("{\"success\":true,\"id\":\""
                                    + question.path("id").asText() + "\"}");
                    assertError(worker.with(leased, "complete", ",'reply':'late'"), 409, OVER);
                    HttpAnswer again = next.leased("");
                    assertThat(again.json().path("message")).isEqualTo(question);
                    next.completed(again);
                })
                .add("A lease that has run out is over: 409, and the next claim gets the comment", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    ContractQueue next = ContractQueue.at(http);
                    JsonNode question = worker.question();
                    HttpAnswer leased = worker.leased(",'leaseSeconds':1");
                    HttpAnswer again = next.leased("");
                    assertThat(again.json().path("message")).isEqualTo(question);
                    for (String what : List.of("renew", "complete", "release")) {
                        assertError(worker.with(leased, what, ""), 409, OVER);
                    }
                    next.completed(again);
                })
                .add("A lease that the node never gave is 404", http -> {
                    for (String what : List.of("renew", "complete", "release")) {
                        assertError(
                                ContractQueue.at(http).post(what, ",'leaseId':'" + unique("made-up") + "'"),
                                404,
                                "There is no such lease on this node; leases are asked for where they were given");
                    }
                })
                .add("What others have answered or deleted meanwhile cannot be completed: 409", http -> {
                    for (String done : List.of("PATCH", "DELETE")) {
                        ContractQueue worker = ContractQueue.at(http);
                        String path =
                                "/api/comments/" + worker.question().path("id").asText();
                        HttpAnswer leased = worker.leased("");
                        assertThat(http.send(done, path, "{'botParams':{'processed':true}}")
                                        .status())
                                .isEqualTo(200);
                        assertError(
                                worker.with(leased, "complete", ",'reply':'late'"),
                                409,
                                "The comment has been answered, deleted or asked again meanwhile");
                        assertThat(worker.claim("").body()).isEqualTo(NOTHING);
                    }
                })
                .add("A bad body is 400", http -> {
                    ContractQueue worker = ContractQueue.at(http);
                    for (String what : ALL) {
                        for (String body : List.of("", "[]", "{")) {
                            assertError(
                                    http.send("POST", "/api/queue/" + what, body), 400, "Body must be a JSON object");
                        }
                        assertError(
                                http.send("POST", "/api/queue/" + what, "{'id':'x'}"),
                                400,
                                "workerId must be a string of 1 to 128 characters");
                        assertError(
                                http.send("POST", "/api/queue/" + what, "{'id':'x','workerId':7}"),
                                400,
                                "workerId must be a string");
                    }
                    for (String what : List.of("renew", "complete", "release")) {
                        assertError(
                                worker.post(what, ""),
                                400,
                                "leaseId must be the id of a lease, or id that of its comment");
                    }
                    for (String what : List.of("claim-next", "renew")) {
                        assertError(
                                worker.post(what, ",'id':'x','leaseSeconds':0"),
                                400,
                                "leaseSeconds must be an integer from 1 to 3600");
                    }
                    assertError(worker.claim(",'wait':31"), 400, "wait must be a number of seconds from 0 to 30");
                    assertError(worker.post("complete", ",'id':'x','reply':1"), 400, "reply must be a string");
                    assertError(
                            worker.post("claim-next", ",'entity':'nobody'"),
                            400,
                            "There is no such entity on this node; without one, questions to entities that it does not"
                                    + " know are claimed");
                })
                .add("All of it needs the bot's token: else 401 without one, 403 with another", http -> {
                    for (String what : ALL) {
                        String path = "/api/queue/" + what;
                        ContractClient node = http.guarded();
                        HttpAnswer none = node.send("POST", path, "{");
                        assertError(none, 401, "This needs the bot's token, as Authorization: Bearer");
                        assertThat(none.header("WWW-Authenticate")).contains("Bearer");
                        assertError(
                                node.send("POST", path, "{", "Authorization", "Bearer something-made-up"),
                                403,
                                "This needs the bot's token");
                        assertError(
                                node.send("POST", path, "{", "Authorization", "Bearer " + ContractOthers.BOT_TOKEN),
                                400,
                                "Body must be a JSON object");
                    }
                });
    }

    private static JsonNode awaitComment(ContractClient http, String id) {
        return await("the comment " + id)
                .atMost(PATIENCE)
                .until(() -> http.byId(id), answer -> answer.status() == 200)
                .json();
    }

    private static void awaitProcessed(ContractClient http, String id) {
        await("the mark of " + id)
                .atMost(PATIENCE)
                .until(() -> http.byId(id).json().at("/botParams/processed").asBoolean());
    }
}
