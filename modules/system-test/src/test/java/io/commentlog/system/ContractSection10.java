package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.util.List;

/** Who may do what, on a node that has tokens. */
final class ContractSection10 {
    private static final String PROCESSED = "{'botParams':{'processed':true}}";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BOT = "Bearer " + ContractOthers.BOT_TOKEN;
    private static final String MODERATOR = "Bearer " + ContractOthers.MODERATOR_TOKEN;
    private static final String STRANGER = "Bearer something-made-up-by-somebody";

    private ContractSection10() {}

    static ContractSection section() {
        return new ContractSection(10, "Tokens", ContractSection10.class)
                .add("PATCH needs the bot's token: else 401 without one, 403 with another", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    ContractClient node = http.guarded();
                    assertNoBotToken(node.patch(id, PROCESSED));
                    assertWrongBotToken(node.patch(id, PROCESSED, AUTHORIZATION, STRANGER));
                    assertThat(node.byId(id).json().has("botParams")).isFalse();
                    assertThat(node.patch(id, PROCESSED, AUTHORIZATION, BOT).status())
                            .isEqualTo(200);
                })
                .add(
                        "Posting with a message-type other than `human`, or with `processed:true`, needs the bot's token",
                        http -> {
                            ContractClient node = http.guarded();
                            for (String body : List.of(
                                    "{'text':'x','message-type':'AI'}",
                                    "{'text':'x','botParams':{'processed':true}}")) {
                                assertNoBotToken(node.post(body));
                                assertWrongBotToken(node.post(body, AUTHORIZATION, STRANGER));
                                assertThat(node.post(body, AUTHORIZATION, BOT).status())
                                        .isEqualTo(200);
                            }
                        })
                .add("Whoever posts as a human needs no token", http -> {
                    ContractClient node = http.guarded();
                    assertThat(node.post("{'text':'x'}").status()).isEqualTo(200);
                    assertThat(node.post("{'text':'x','message-type':'human','botParams':{'processed':false}}")
                                    .status())
                            .isEqualTo(200);
                })
                .add("DELETE needs the moderator's token: else 401 without one, 403 with another", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    ContractClient node = http.guarded();
                    HttpAnswer none = node.delete(id);
                    assertError(none, 401, "This needs the moderator's token, as Authorization: Bearer");
                    assertThat(none.header("WWW-Authenticate")).contains("Bearer");
                    for (String token : List.of(STRANGER, BOT)) {
                        assertError(node.delete(id, AUTHORIZATION, token), 403, "This needs the moderator's token");
                    }
                    assertThat(node.byId(id).status()).isEqualTo(200);
                    assertThat(node.delete(id, AUTHORIZATION, MODERATOR).status())
                            .isEqualTo(200);
                })
                .add("Reads need no token", http -> {
                    for (String path : List.of("/api/comments", "/api/stats", "/health/ready", "/openapi.yaml")) {
                        assertThat(http.guarded().get(path).status()).as(path).isEqualTo(200);
                    }
                })
                .add(
                        "A token can come from a file, or from `COMMENTLOG_BOT_TOKEN`, `COMMENTLOG_MODERATOR_TOKEN`",
                        http -> {
                            ContractClient node = http.others().durable();
                            String[] somebody = {"X-Forwarded-For", ContractOthers.EXEMPT + "2", AUTHORIZATION, "none"};
                            for (String token : List.of(BOT, MODERATOR, STRANGER)) {
                                somebody[3] = token;
                                assertThat(node.post("{'text':'x','message-type':'AI'}", somebody)
                                                .status())
                                        .isEqualTo(token.equals(STRANGER) ? 403 : 200);
                                assertThat(node.delete("nowhere", somebody).status())
                                        .as("503, where there is no view to look for it in, to who may")
                                        .isEqualTo(token.equals(MODERATOR) ? 503 : 403);
                            }
                        })
                .add("Where no token is set, its work is for the server's own machine alone: else 403", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    String[] forwarded = {"X-Forwarded-For", "127.0.0.1", AUTHORIZATION, BOT};
                    assertError(
                            http.patch(id, PROCESSED, forwarded),
                            403,
                            "No bot's token is set, so this is allowed only from the server's own machine");
                    assertError(
                            http.post("{'text':'x','message-type':'AI'}", forwarded),
                            403,
                            "No bot's token is set, so this is allowed only from the server's own machine");
                    assertError(
                            http.delete(id, forwarded),
                            403,
                            "No moderator's token is set, so this is allowed only from the server's own machine");
                    assertThat(http.patch(id, PROCESSED).status()).isEqualTo(200);
                    assertThat(http.delete(id).status()).isEqualTo(200);
                })
                .add("Without tokens the server listens on loopback only", http -> {
                    int port = http.node().getPort();
                    // A listener at every address would take this one as well, which is not the one it says.
                    assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
                            .isInstanceOf(ConnectException.class);
                })
                .add("Without tokens the server refuses to start on any address but loopback", http -> {
                    try (NodeProcess open = NodeProcess.start(
                            "contract-open",
                            "run",
                            "--roles",
                            "ingest",
                            "--bootstrap-server",
                            "127.0.0.1:1",
                            "--bind",
                            "0.0.0.0")) {
                        assertThat(open.awaitExit()).isNotZero();
                        assertThat(open.err()).contains("loopback");
                    }
                });
    }

    private static void assertNoBotToken(HttpAnswer answer) {
        assertError(answer, 401, "This needs the bot's token, as Authorization: Bearer");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    private static void assertWrongBotToken(HttpAnswer answer) {
        assertError(answer, 403, "This needs the bot's token");
    }
}
