package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The routes, and what every answer carries. */
final class ContractSection1 {
    private static final List<String> EXPOSED = List.of(
            "Comment-Position",
            "Idempotent-Replay",
            "View-Behind",
            "View-Age-Ms",
            "View-Source",
            "ETag",
            "Retry-After",
            "Allow",
            "WWW-Authenticate");

    private ContractSection1() {}

    static ContractSection section() {
        return new ContractSection(1, "Routes", ContractSection1.class)
                .keep("JSON in and out, UTF-8, `Content-Type: application/json`", http -> {
                    String comment = "{\"text\":\"Grüße 😀\",\"domain\":\"" + unique("utf-8") + "\"}";
                    HttpAnswer posted =
                            http.sendBytes("POST", "/api/comments", comment.getBytes(StandardCharsets.UTF_8));
                    assertJson(posted);
                    String id = posted.json().path("id").asText();
                    assertThat(new String(http.raw("/api/comments/" + id).body(), StandardCharsets.UTF_8))
                            .contains("\"text\":\"Grüße 😀\"");
                    for (String path : List.of("", "?after=0", "?cursor=", "?uss=ada", "/" + id, "/nowhere")) {
                        assertJson(http.get("/api/comments" + path));
                    }
                    assertJson(http.patch(id, "{'botParams':{'processed':true}}"));
                    assertJson(http.delete(id));
                    assertJson(http.get("/api/stats"));
                    assertJson(http.post("x"));
                })
                .keep("`GET /api/comments` is a list", http -> {
                    assertThat(http.get("/api/comments").json().has("comments")).isTrue();
                })
                .keep("`after`, if it is not empty, makes it a poll", http -> {
                    assertThat(http.get("/api/comments?after=1").json().isArray())
                            .isTrue();
                    assertThat(http.get("/api/comments?after=").json().isObject())
                            .isTrue();
                })
                .keep("`POST /api/comments` posts, `PATCH /api/comments/{id}` sets `botParams.processed`", http -> {
                    String id = http.stored("{'text':'Hello'}").path("id").asText();
                    JsonNode patched =
                            http.patch(id, "{'botParams':{'processed':true}}").json();
                    assertThat(patched.at("/botParams/processed").booleanValue())
                            .isTrue();
                })
                .add("`GET /api/comments/{id}` is one comment; 404 unknown, 410 deleted", http -> {
                    JsonNode stored = http.stored("{'text':'Find me'}");
                    String id = stored.path("id").asText();
                    assertThat(http.byId(id).json()).isEqualTo(stored);
                    assertError(http.byId("nowhere"), 404, "Message not found");
                    http.delete(id);
                    assertError(http.byId(id), 410, "Message deleted");
                })
                .addForTheEnd("of any age: one that the view has forgotten too", http -> {
                    ContractForgotten forgotten = ContractForgotten.post(http.others());
                    JsonNode first =
                            forgotten.node().byId(forgotten.ids().get(0)).json();
                    assertThat(first.path("timestamp").asInt()).isEqualTo(1);
                    assertThat(first.path("domain").asText()).isEqualTo(forgotten.domain());
                })
                .add("`DELETE /api/comments/{id}`: 200 with the deleted comment, 404, 410", http -> {
                    JsonNode stored = http.stored("{'text':'Delete me'}");
                    String id = stored.path("id").asText();
                    HttpAnswer deleted = http.delete(id);
                    assertThat(deleted.status()).isEqualTo(200);
                    assertThat(deleted.json()).isEqualTo(stored);
                    assertError(http.delete("nowhere"), 404, "Message not found");
                    assertError(http.delete(id), 410, "Message deleted");
                })
                .keep("`GET /api/stats` is `{\"totalMessages\":n, …}`", http -> {
                    int before = total(http);
                    http.stored("{'text':'One more'}");
                    assertThat(total(http)).isEqualTo(before + 1);
                })
                .keep("its `Cache-Control` is `public, max-age=60`", http -> {
                    assertThat(http.get("/api/stats").header("Cache-Control")).contains("public, max-age=60");
                })
                .fix("`/api/comments/health`, `/health/live`, `/health/ready` and `/metrics` answer 200", http -> {
                    for (String path : List.of("/api/comments/health", "/health/live", "/health/ready", "/metrics")) {
                        assertThat(http.get(path).status()).as(path).isEqualTo(200);
                    }
                })
                .add(
                        "`/health/fresh` answers 200 as long as the node is ready and not cut off from the brokers",
                        http -> {
                            assertThat(http.get("/health/fresh").status()).isEqualTo(200);
                        })
                .add("`GET /api/ops` has the figures of the node, never from a cache, and `/ops` draws them", http -> {
                    HttpAnswer told = http.get("/api/ops");
                    assertThat(told.status()).isEqualTo(200);
                    assertThat(told.header("Cache-Control")).contains("no-store");
                    assertThat(told.json().at("/figures/blank").asInt(-1)).isZero();
                    assertThat(http.get("/ops").body()).startsWith("<!doctype html>");
                })
                .keep("`OPTIONS` of any `/api` path is a 204 preflight", http -> {
                    for (String path : List.of("/api/comments", "/api/comments/x", "/api/stats", "/api/whatever")) {
                        HttpAnswer answer = http.send("OPTIONS", path, "");
                        assertThat(answer.status()).as(path).isEqualTo(204);
                        assertThat(answer.body()).isEmpty();
                        assertCors(answer);
                    }
                })
                .keep("`GET /` and `POST /` are aliases of `/api/comments`", http -> {
                    String domain = unique("root");
                    String posted = http.send("POST", "/", "{'text':'At the root','domain':'" + domain + "'}")
                            .json()
                            .path("id")
                            .asText();
                    assertThat(http.get("/?domain=" + domain).ids()).containsExactly(posted);
                    assertThat(http.get("/?after=0&domain=" + domain).ids()).containsExactly(posted);
                })
                .add("`GET /` shows the page to a client that accepts `text/html`", http -> {
                    HttpAnswer page = http.get("/", "Accept", "text/html,*/*;q=0.8");
                    assertThat(page.body()).startsWith("<!doctype html>");
                    assertThat(http.get("/", "Accept", "application/json").body())
                            .startsWith("{");
                })
                .add("`/openapi.yaml` is this API for tools, `/docs` for people", http -> {
                    assertThat(http.get("/openapi.yaml").body()).startsWith("openapi: 3.1.");
                    assertThat(http.get("/openapi.json").json().path("openapi").asText())
                            .startsWith("3.1.");
                    assertThat(http.get("/docs").body()).startsWith("<!doctype html>");
                })
                .keep("Anything else is 404 `{\"error\":\"Not found\"}`", http -> {
                    for (String path : List.of("/nothing", "/api/nothing", "/api", "/api/comments/a/b")) {
                        assertError(http.get(path), 404, "Not found");
                    }
                })
                .fix("A wrong method is 405 `{\"error\":\"Method not allowed\"}` with `Allow`", http -> {
                    HttpAnswer put = http.send("PUT", "/api/comments", "{}");
                    assertError(put, 405, "Method not allowed");
                    assertThat(put.header("Allow").orElse("").split(", "))
                            .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
                    assertError(http.send("DELETE", "/api/stats", ""), 405, "Method not allowed");
                })
                .add("HEAD is everywhere that GET is: the same headers, no body", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    for (String path :
                            List.of("/api/comments/" + id, "/health/live", "/docs", "/api/comments/nowhere")) {
                        HttpAnswer get = http.get(path);
                        HttpAnswer head = http.send("HEAD", path, "");
                        assertThat(head.status()).as(path).isEqualTo(get.status());
                        assertThat(head.body()).isEmpty();
                        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
                        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
                    }
                })
                .add("A body over 1 KiB is compressed for who accepts gzip, and says `Vary: Accept-Encoding`", http -> {
                    JsonNode large = http.stored("{'text':'x','misc':'" + "m".repeat(1500) + "'}");
                    String path = "/api/comments/" + large.path("id").asText();
                    HttpResponse<byte[]> compressed = http.raw(path, "Accept-Encoding", "gzip, br");
                    assertThat(compressed.headers().firstValue("Content-Encoding"))
                            .contains("gzip");
                    assertThat(compressed.headers().firstValue("Vary").orElse(""))
                            .contains("Accept-Encoding");
                    assertThat(compressed.body()).hasSizeLessThan(1000);
                    assertThat(unzipped(compressed.body()))
                            .isEqualTo(http.byId(large.path("id").asText()).body());
                    HttpResponse<byte[]> plain = http.raw(path);
                    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
                    assertThat(plain.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
                    String small = http.stored("{'text':'x'}").path("id").asText();
                    assertThat(http.raw("/api/comments/" + small, "Accept-Encoding", "gzip")
                                    .headers()
                                    .firstValue("Content-Encoding"))
                            .isEmpty();
                })
                .keep("Unknown query parameters are ignored: `sort=timestamp`, `order=desc`, `t=`", http -> {
                    String domain = unique("unknown-parameters");
                    http.stored("{'text':'a','id':'" + domain + ".a','timestamp':1,'domain':'" + domain + "'}");
                    http.stored("{'text':'b','id':'" + domain + ".b','timestamp':2,'domain':'" + domain + "'}");
                    assertThat(http.get("/api/comments?sort=timestamp&order=desc&t=17&domain=" + domain)
                                    .ids())
                            .containsExactly(domain + ".a", domain + ".b");
                })
                .add("`domain=<name>` filters; `all` or absent does not", http -> {
                    String domain = unique("filter");
                    String here = http.stored("{'text':'a','domain':'" + domain + "'}")
                            .path("id")
                            .asText();
                    String elsewhere = http.stored("{'text':'b','domain':'" + domain + ".elsewhere'}")
                            .path("id")
                            .asText();
                    assertThat(http.ids(domain)).containsExactly(here);
                    assertThat(http.ids("all")).contains(here, elsewhere);
                    assertThat(http.get("/api/comments?limit=1000").ids()).contains(here, elsewhere);
                })
                .keep("CORS headers are on every answer, errors too", http -> {
                    assertCors(http.get("/api/comments"));
                    assertCors(http.get("/api/nothing"));
                    assertCors(http.post("not JSON"));
                    assertCors(http.send("PUT", "/api/comments", "{}"));
                    assertCors(http.get("/metrics"));
                })
                .addForTheEnd(
                        "`Access-Control-Allow-Origin` can be a list: it lets in its pages, and no others", http -> {
                            ContractClient node = http.others().durable();
                            HttpAnswer ours = node.get("/health/live", "Origin", ContractOthers.OUR_ORIGIN);
                            assertThat(ours.header("Access-Control-Allow-Origin"))
                                    .contains(ContractOthers.OUR_ORIGIN);
                            assertThat(ours.header("Vary")).contains("Origin");
                            HttpAnswer theirs = node.get("/health/live", "Origin", "https://theirs.example");
                            assertThat(theirs.header("Access-Control-Allow-Origin"))
                                    .isEmpty();
                        })
                .add("`Access-Control-Expose-Headers` names every header of this API", http -> {
                    String exposed = http.get("/api/comments")
                            .header("Access-Control-Expose-Headers")
                            .orElse("");
                    assertThat(exposed.split(", ")).containsAll(EXPOSED);
                });
    }

    private static String unzipped(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int total(ContractClient http) {
        return http.get("/api/stats").json().path("totalMessages").asInt();
    }

    private static void assertJson(HttpAnswer answer) {
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.json().isContainerNode()).isTrue();
    }

    private static void assertCors(HttpAnswer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET, POST, PATCH, DELETE, OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Content-Type, Authorization, If-None-Match, Last-Event-ID");
        assertThat(answer.header("Access-Control-Max-Age")).contains("86400");
    }
}
