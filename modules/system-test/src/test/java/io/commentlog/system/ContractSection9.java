package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** What goes wrong, and how that is said. */
final class ContractSection9 {
    private ContractSection9() {}

    static ContractSection section() {
        return new ContractSection(9, "Failure", ContractSection9.class)
                .fix("Reads never answer 200 with nothing when something is wrong: 503 with `Retry-After`", http -> {
                    List<HttpAnswer> answers = http.whileStarting();
                    assertThat(answers.subList(0, answers.size() - 1))
                            .isNotEmpty()
                            .allSatisfy(answer -> {
                                assertThat(answer.status()).isEqualTo(503);
                                assertThat(answer.json().path("error").asText()).isNotEmpty();
                                assertThat(answer.header("Retry-After").orElse(""))
                                        .matches("[1-9]\\d*");
                            });
                })
                .fix(
                        "A write that the broker did not acknowledge within 5 s is 503 with `Retry-After`, "
                                + "and a retry with the same id is safe",
                        http -> {
                            ContractClient node = http.others().blind();
                            String id = unique("unacknowledged");
                            String draft = "{'id':'" + id + "','text':'x','domain':'" + id + "'}";
                            http.others().pauseOwnLog();
                            try {
                                long started = System.nanoTime();
                                HttpAnswer unknown = node.post(draft);
                                assertThat(System.nanoTime() - started).isBetween(4_000_000_000L, 8_000_000_000L);
                                assertThat(unknown.status()).isEqualTo(503);
                                assertThat(unknown.json().path("error").asText())
                                        .contains("same id");
                                assertThat(unknown.header("Retry-After").orElse(""))
                                        .matches("[1-9]\\d*");
                            } finally {
                                http.others().resumeOwnLog();
                            }
                            HttpAnswer retry = await("a retry that is acknowledged")
                                    .atMost(Duration.ofSeconds(20))
                                    .until(() -> node.post(draft), answer -> answer.status() == 200);
                            assertThat(retry.json().path("id").asText()).isEqualTo(id);
                            String position = retry.header("Comment-Position").orElse("");
                            HttpAnswer list = await("a view that has come as far")
                                    .atMost(Duration.ofSeconds(20))
                                    .until(
                                            () -> http.others()
                                                    .ownLog()
                                                    .get("/api/comments?domain=" + id + "&at-least=" + position),
                                            answer ->
                                                    answer.header("View-Behind").isEmpty());
                            assertThat(list.ids()).containsExactly(id);
                        })
                .fix("Every error body is `{\"error\":\"<one sentence>\"}` plus optional `details`", http -> {
                    List<HttpAnswer> errors = List.of(
                            http.get("/nothing"),
                            http.send("PUT", "/api/comments", "{}"),
                            http.byId("nowhere"),
                            http.post("{}"),
                            http.post("{'text':'x','other':'" + "o".repeat(200_000) + "'}"),
                            http.get("/api/comments?at-least=x"));
                    assertThat(errors).allSatisfy(answer -> {
                        assertThat(answer.status()).isBetween(400, 499);
                        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
                        assertThat(answer.json().path("error").asText()).isNotEmpty();
                        assertThat(answer.json().properties())
                                .allMatch(field -> field.getKey().equals("error")
                                        || field.getKey().equals("details"));
                    });
                })
                .fix("Never a stack trace, never 500 for bad input", http -> {
                    assertError(http.get("/api/comments/%25zz"), 404, "Message not found");
                    for (String path : List.of(
                            "/api/comments?limit=%00&offset=%F0%9F%98%80&search=%22%27%5C",
                            "/api/comments?after=999999999999999999999999",
                            "/api/comments?after=-999999999999999999999999",
                            "/api/comments?limit=1&limit=2&limit",
                            "/api/comments?domain=%00&type=%00",
                            "/api/comments/" + "x".repeat(4000),
                            "/api/comments/..%2f..%2fetc%2fpasswd",
                            "/api/comments/%00")) {
                        assertThat(http.get(path).status()).as(path).isIn(200, 400, 404);
                    }
                })
                .fix("A percent-encoding that is broken is 400", http -> {
                    RawHttp raw = new RawHttp(http.node());
                    assertThat(raw.get("/api/comments/%zz"))
                            .startsWith("HTTP/1.1 400 ")
                            .contains("{\"error\":\"The path has a broken percent-encoding\"}");
                    assertThat(raw.get("/api/comments?search=%zz"))
                            .startsWith("HTTP/1.1 400 ")
                            .contains("{\"error\":\"The query has a broken percent-encoding\"}");
                })
                .fix(
                        "What is not HTTP is 400, too long a URL 414, too many headers 431, each with a sentence",
                        http -> {
                            RawHttp raw = new RawHttp(http.node());
                            assertThat(raw.send("garbage\r\n\r\n"))
                                    .matches("(?s)HTTP/1\\.[01] 400 .*\\{\"error\":\"This is not valid HTTP\"}");
                            assertThat(raw.get("/api/comments?search=" + "x".repeat(10_000)))
                                    .matches("(?s)HTTP/1\\.[01] 414 .*\\{\"error\":\"The URL is too long\"}");
                            String headers = ("X: " + "x".repeat(500) + "\r\n").repeat(40);
                            assertThat(raw.send("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n"))
                                    .matches("(?s)HTTP/1\\.[01] 431 .*\\{\"error\":\"The headers are too large\"}");
                        })
                .fix(
                        "Another version of HTTP, TLS, two lengths of one body: each gets one error, with CORS headers, and the connection ends",
                        http -> {
                            RawHttp raw = new RawHttp(http.node());
                            for (String bytes : List.of(
                                    "GET /api/comments BANANA/1.1\r\n\r\n",
                                    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                                    "\u0016\u0003\u0001",
                                    "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) {
                                assertThat(raw.send(bytes))
                                        .as(bytes)
                                        .matches("(?s)HTTP/1\\.[01] 400 (?:(?!HTTP/1).)*\\{\"error\":\"[^\"]+\"}")
                                        .contains("Access-Control-Allow-Origin: *");
                            }
                        })
                .add("A request whose headers take more than 10 s to come is 408, and its connection ends", http -> {
                    assertThat(http.sinceStart().unfinished().join())
                            .matches("(?s)HTTP/1.1 408 .*\\{\"error\":\"The request took too long to come\"}");
                })
                .add("`at-least` is a position, else 400", http -> {
                    for (String position : List.of("x", "1", "1:", ":1", "-1:0", "0:x")) {
                        assertError(
                                http.get("/api/comments?at-least=" + position),
                                400,
                                "at-least must be a position as Comment-Position gives it: <partition>:<offset>");
                    }
                    assertError(
                            http.get("/api/comments?at-least=4096:0"),
                            400,
                            "at-least names a partition that the log does not have");
                })
                .add(
                        "A view that has not come as far as `at-least` in 2 s answers with what it has, and `View-Behind: true`",
                        http -> {
                            long started = System.nanoTime();
                            HttpAnswer late = http.get("/api/comments?at-least=0:999999999");
                            assertThat(System.nanoTime() - started).isBetween(1_900_000_000L, 4_000_000_000L);
                            assertThat(late.status()).isEqualTo(200);
                            assertThat(late.header("View-Behind")).contains("true");
                            assertThat(late.ids()).isNotEmpty();
                        })
                .add("Every read says how old it is: `View-Age-Ms`, and of what: `View-Source`", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    for (String path : List.of(
                            "/api/comments", "/api/comments?after=0", "/api/comments/" + id, "/api/stats", "/")) {
                        HttpAnswer read = http.get(path);
                        assertThat(read.header("View-Source")).as(path).contains("live");
                        assertThat(Long.parseLong(read.header("View-Age-Ms").orElse("-1")))
                                .as(path)
                                .isBetween(0L, 10_000L);
                    }
                });
    }
}
