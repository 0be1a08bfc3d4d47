package io.commentlog.system;

import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/** List mode. */
final class ContractSection3 {
    private ContractSection3() {}

    static ContractSection section() {
        ContractSection section =
                new ContractSection(3, "Read, list mode: `?offset&limit&search&type`", ContractSection3.class);
        window(section);
        return filters(section);
    }

    private static void window(ContractSection section) {
        section.keep("`{\"comments\":[…],\"total\":n,\"hasMore\":b}`, oldest first", http -> {
                    HttpAnswer list = http.get("/api/comments?domain=" + five(http));
                    assertThat(list.body())
                            .startsWith("{\"comments\":[")
                            .matches("(?s).*],\"total\":\\d+,\"hasMore\":false}");
                    assertThat(timestamps(list)).containsExactly(1L, 2L, 3L, 4L, 5L);
                })
                .keep("The window counts from the newest end: `max(0, n-offset-limit)` to `n-offset`", http -> {
                    String domain = five(http);
                    assertThat(timestamps(page(http, domain, "limit=2"))).containsExactly(4L, 5L);
                    assertThat(timestamps(page(http, domain, "limit=2&offset=2")))
                            .containsExactly(2L, 3L);
                    assertThat(timestamps(page(http, domain, "limit=2&offset=4")))
                            .containsExactly(1L);
                    assertThat(timestamps(page(http, domain, "limit=2&offset=5")))
                            .isEmpty();
                    assertThat(timestamps(page(http, domain, "limit=2&offset=99999999999999999999")))
                            .isEmpty();
                })
                .keep("`hasMore = start > 0`", http -> {
                    String domain = five(http);
                    assertThat(hasMore(page(http, domain, "limit=4"))).isTrue();
                    assertThat(hasMore(page(http, domain, "limit=5"))).isFalse();
                    assertThat(hasMore(page(http, domain, "limit=2&offset=2"))).isTrue();
                    assertThat(hasMore(page(http, domain, "limit=2&offset=3"))).isFalse();
                    assertThat(hasMore(page(http, domain, "limit=0"))).isTrue();
                })
                .keep("limit: default 50", http -> {
                    String domain = ContractCrowd.domain(http);
                    assertThat(page(http, domain, "t=1").ids()).hasSize(50);
                    assertThat(page(http, domain, "limit=").ids()).hasSize(50);
                })
                .keep("limit: max 1000", http -> {
                    String domain = ContractCrowd.domain(http);
                    assertThat(page(http, domain, "limit=1001").ids()).hasSize(1000);
                    assertThat(page(http, domain, "limit=99999999999999999999").ids())
                            .hasSize(1000);
                })
                .keep("limit: 0 → `[]` (a page's first request is `offset=0&limit=0`), negative → `[]`", http -> {
                    JsonNode first = http.get("/api/comments?offset=0&limit=0").json();
                    assertThat(first.path("comments").isEmpty()).isTrue();
                    assertThat(first.path("total").asInt()).isPositive();
                    assertThat(http.get("/api/comments?limit=-5").ids()).isEmpty();
                })
                .keep("Leading digits count: `10x` is 10", http -> {
                    String domain = five(http);
                    assertThat(timestamps(page(http, domain, "limit=2x&offset=1.9")))
                            .containsExactly(3L, 4L);
                })
                .fix("limit: not a number → the default", http -> {
                    assertThat(page(http, ContractCrowd.domain(http), "limit=many&offset=none")
                                    .ids())
                            .hasSize(50);
                });
    }

    private static ContractSection filters(ContractSection section) {
        return section.keep("search: lower-cased substring of text or username", http -> {
                    String domain = unique("search");
                    http.stored("{'text':'A HAYSTACK','timestamp':1,'domain':'" + domain + "'}");
                    http.stored("{'text':'x','username':'MyHayFork','timestamp':2,'domain':'" + domain + "'}");
                    http.stored("{'text':'needle','timestamp':3,'domain':'" + domain + "'}");
                    assertThat(timestamps(page(http, domain, "search=HaY"))).containsExactly(1L, 2L);
                    assertThat(timestamps(page(http, domain, "search=%20hay"))).containsExactly(1L);
                    assertThat(timestamps(page(http, domain, "search="))).containsExactly(1L, 2L, 3L);
                })
                .keep("type: exact message-type", http -> {
                    String domain = unique("type");
                    http.stored("{'text':'x','timestamp':1,'message-type':'AI','domain':'" + domain + "'}");
                    http.stored("{'text':'x','timestamp':2,'domain':'" + domain + "'}");
                    assertThat(timestamps(page(http, domain, "type=AI"))).containsExactly(1L);
                    assertThat(timestamps(page(http, domain, "type=human"))).containsExactly(2L);
                    assertThat(timestamps(page(http, domain, "type=ai"))).isEmpty();
                    assertThat(timestamps(page(http, domain, "type="))).containsExactly(1L, 2L);
                })
                .keep("search and type both come before paging", http -> {
                    String domain = ContractCrowd.domain(http);
                    assertThat(timestamps(page(http, domain, "search=number%2077&limit=2")))
                            .containsExactly(778L, 779L);
                    assertThat(timestamps(page(http, domain, "search=number%2077&limit=2&offset=10")))
                            .containsExactly(77L);
                    String mixed = unique("mixed");
                    http.stored("{'text':'x','timestamp':1,'message-type':'AI','domain':'" + mixed + "'}");
                    http.stored("{'text':'x','timestamp':2,'domain':'" + mixed + "'}");
                    assertThat(timestamps(page(http, mixed, "type=AI&limit=1"))).containsExactly(1L);
                })
                .keep("total: all comments stored, not deleted, whatever the filters", http -> {
                    int before = total(http, "domain=nobody-is-here");
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    assertThat(total(http, "type=AI&search=zzz&limit=0")).isEqualTo(before + 1);
                    assertThat(total(http, "domain=" + ContractCrowd.domain(http)))
                            .isGreaterThan(1000);
                    int all = total(http, "limit=1");
                    http.delete(id);
                    assertThat(total(http, "limit=1")).isEqualTo(all - 1);
                })
                .keep("Ordered by (timestamp, id)", http -> {
                    String domain = unique("ordered");
                    for (String comment : List.of("c 7", "a 9", "b 7", "a 7", "z 3")) {
                        String id = domain + "." + comment.charAt(0) + comment.charAt(2);
                        http.stored("{'text':'x','id':'" + id + "','timestamp':" + comment.charAt(2) + ",'domain':'"
                                + domain + "'}");
                    }
                    assertThat(page(http, domain, "limit=9").ids())
                            .containsExactly(
                                    domain + ".z3", domain + ".a7", domain + ".b7", domain + ".c7", domain + ".a9");
                })
                .fix("`Cache-Control: no-cache`, no `no-store`", http -> {
                    assertThat(http.get("/api/comments").header("Cache-Control"))
                            .contains("no-cache");
                })
                .add(
                        "with an ETag that changes when the body does, and 304 to any `If-None-Match` line until then",
                        http -> {
                            String domain = unique("etag");
                            String id = http.stored("{'text':'x','domain':'" + domain + "'}")
                                    .path("id")
                                    .asText();
                            for (String path : List.of(
                                    "/api/comments?domain=" + domain,
                                    "/api/comments?after=0&domain=" + domain,
                                    "/api/comments?cursor=&domain=" + domain,
                                    "/api/comments/" + id)) {
                                String etag = http.get(path).header("ETag").orElse("none");
                                HttpAnswer known = http.get(
                                        path,
                                        "If-None-Match",
                                        "\"another\"",
                                        "If-None-Match",
                                        "\"a third\", W/" + etag);
                                assertThat(known.status()).as(path).isEqualTo(304);
                                assertThat(known.body()).isEmpty();
                                assertThat(known.header("ETag")).contains(etag);
                                boolean processed = !http.byId(id)
                                        .json()
                                        .at("/botParams/processed")
                                        .asBoolean();
                                http.patch(id, "{'botParams':{'processed':" + processed + "}}");
                                HttpAnswer changed = http.get(path, "If-None-Match", etag);
                                assertThat(changed.status()).as(path).isEqualTo(200);
                                assertThat(changed.header("ETag").orElse("")).isNotEqualTo(etag);
                            }
                        })
                .add("The same ETag on every node", http -> {
                    String domain = unique("etag-anywhere");
                    String position = http.post("{'text':'x','domain':'" + domain + "'}")
                            .header("Comment-Position")
                            .orElse("");
                    String path = "/api/comments?after=0&domain=" + domain + "&at-least=" + position;
                    HttpAnswer here = http.get(path);
                    HttpAnswer there = http.guarded().get(path);
                    assertThat(here.header("ETag")).isPresent().isEqualTo(there.header("ETag"));
                })
                .add(
                        "As an option, a shared cache collapses pollers for a second: `s-maxage=1, stale-while-revalidate=5,"
                                + " stale-if-error=60`",
                        http -> {
                            for (String mode : List.of("", "?after=0", "?cursor=")) {
                                assertThat(http.guarded()
                                                .get("/api/comments" + mode)
                                                .header("Cache-Control"))
                                        .contains(
                                                "public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=60");
                            }
                        });
    }

    private static String five(ContractClient http) {
        String domain = unique("five");
        IntStream.of(3, 1, 5, 2, 4)
                .forEach(time -> http.stored("{'text':'x','timestamp':" + time + ",'domain':'" + domain + "'}"));
        return domain;
    }

    private static HttpAnswer page(ContractClient http, String domain, String query) {
        return http.get("/api/comments?domain=" + domain + "&" + query);
    }

    private static List<Long> timestamps(HttpAnswer answer) {
        return answer.comments().stream()
                .map(comment -> comment.path("timestamp").asLong())
                .toList();
    }

    private static boolean hasMore(HttpAnswer answer) {
        return answer.json().path("hasMore").asBoolean();
    }

    private static int total(ContractClient http, String query) {
        return http.get("/api/comments?" + query).json().path("total").asInt();
    }
}
